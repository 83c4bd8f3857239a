using System.Net;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Admin;

/// <summary>Two tabs, two people, one impatient finger: no word is lost and nothing is there twice.</summary>
public sealed class TwoWritersTests
{
    [Theory]
    [OnEachDatabase("draft")]
    [OnEachDatabase("published")]
    public async Task Who_saves_second_sees_both_texts_and_may_save_again(Database database, string state)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(state == "draft" ? A.Post.By(People.Otto).Draft() : A.Post.By(People.Otto));
        using var otto = await site.SignInAsync(People.Otto);
        using var edda = await site.SignInAsync(People.Edda);
        var ottos = await otto.OpenAsync(PostUrl.ToEditor(post.Id));
        var eddas = await edda.OpenAsync(PostUrl.ToEditor(post.Id));
        await eddas.Fill("Title", "Edda’s title").Fill("Text, in Markdown", "Edda’s words.").PressAsync("Save draft");

        var both = await ottos.Fill("Title", "Otto’s title").Fill("Text, in Markdown", "Otto’s words.").PressAsync("Save draft");

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.StartsWith("Error: ", both.Title, StringComparison.Ordinal);
        Assert.True(both.Has("Two people have written here"));
        Assert.Equal("Otto’s words.", both.Value("Text, in Markdown"));
        Assert.Equal("Edda’s title", both.Value("Their title"));
        Assert.Equal("Edda’s words.", both.Value("Their text"));
        Assert.Equal("Edda’s words.", (await site.OnlyPostAsync()).Text.Body);

        var again = await both.PressAsync("Save draft");
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal("Otto’s words.", (await site.OnlyPostAsync()).Text.Body);
    }

    [Theory, OnEachDatabase]
    public async Task The_old_form_of_a_new_post_is_a_second_writer_too(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var form = await otto.OpenAsync("/admin/posts/new");
        await form.Fill("Title", "Bread").Fill("Text, in Markdown", "First words.").PressAsync("Save draft");

        // Back in the browser, and on with the form that is still there.
        var both = await form.Fill("Text, in Markdown", "Second words.").PressAsync("Publish");
        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Equal("First words.", (await site.OnlyPostAsync()).Body);

        var again = await both.PressAsync("Publish");
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal("Second words.", (await site.OnlyPostAsync()).Body);
    }

    [Theory]
    [OnEachDatabase("Excerpt", "Other excerpt.")]
    [OnEachDatabase("Tags", "rye")]
    [OnEachDatabase("Address", "other-address")]
    public async Task Anything_that_was_typed_counts(Database database, string field, string value)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Draft());
        using var otto = await site.SignInAsync(People.Otto);
        var first = await otto.OpenAsync(PostUrl.ToEditor(post.Id));
        var second = await otto.OpenAsync(PostUrl.ToEditor(post.Id));
        await first.PressAsync("Save draft");

        var both = await second.Fill(field, value).PressAsync("Save draft");

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Equal(value, both.Value(field));
    }

    [Theory]
    [OnEachDatabase("Save draft")]
    [OnEachDatabase("Publish")]
    public async Task A_new_form_sent_twice_gives_one_post(Database database, string button)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var form = (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Bread").Fill("Text, in Markdown", "Words.").Fill("Tags", "rye");

        var first = await form.PressAsync(button);
        var second = await form.PressAsync(button);

        Assert.Equal((HttpStatusCode.OK, first.Address), (second.Status, second.Address));
        await site.OnlyPostAsync();
    }

    [Theory]
    [OnEachDatabase("Save draft")]
    [OnEachDatabase("Publish")]
    public async Task A_new_form_sent_twice_at_once_gives_one_post(Database database, string button)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var form = (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Bread").Fill("Text, in Markdown", "Words.").Fill("Tags", "rye");

        var answers = await Task.WhenAll(form.SendAsync(button), form.SendAsync(button), form.SendAsync(button));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location!.OriginalString).Distinct());
        await site.OnlyPostAsync();
    }

    [Theory]
    [OnEachDatabase("Save draft")]
    [OnEachDatabase("Update")]
    public async Task A_form_sent_twice_changes_a_post_once(Database database, string button)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto));
        using var otto = await site.SignInAsync(People.Otto);
        var form = (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Text, in Markdown", "New words.").Fill("Tags", "rye");

        var answers = await Task.WhenAll(form.SendAsync(button), form.SendAsync(button));
        var version = (await site.OnlyPostAsync()).Version;
        using var late = await form.SendAsync(button);

        Assert.All([.. answers, late], answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(version, (await site.OnlyPostAsync()).Version);
    }

    [Theory]
    [OnEachDatabase("draft", "Save draft")]
    [OnEachDatabase("draft", "Publish")]
    [OnEachDatabase("published", "Save draft")]
    [OnEachDatabase("published", "Update")]
    public async Task Of_several_at_once_exactly_one_wins(Database database, string state, string button)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(state == "draft" ? A.Post.By(People.Otto).Draft() : A.Post.By(People.Otto));
        using var otto = await site.SignInAsync(People.Otto);
        var forms = new List<WebPage>();
        for (var number = 1; number <= 5; number++)
        {
            forms.Add((await otto.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Text, in Markdown", $"Words {number}.").Fill("Tags", $"rye, wheat {number}").Fill("Address", $"loaf-{number}"));
        }

        var answers = await Task.WhenAll(forms.Select(form => form.SendAsync(button)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        var winner = Array.FindIndex(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther) + 1;
        Assert.Equal($"Words {winner}.", (await site.OnlyPostAsync()).Text.Body);
    }

    [Theory]
    [OnEachDatabase("tags", "Tags", "rye", "Delete this tag")]
    [OnEachDatabase("series", "Series", "Loaves", "Delete this series")]
    [OnEachDatabase("media", "Cover", "tea", "Delete this picture")]
    public async Task What_a_post_names_may_be_deleted_while_it_is_published(Database database, string place, string label, string name, string button)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        using var edda = await site.SignInAsync(People.Edda);
        for (var round = 0; round < 4; round++)
        {
            var id = await IdOfNewAsync(site, place, round);
            var forms = new List<WebPage>();
            for (var number = 0; number < 5; number++)
            {
                forms.Add((await otto.OpenAsync("/admin/posts/new")).Fill("Title", $"Bread {round} {number}").Fill("Text, in Markdown", "Words.").Fill(label, name));
            }

            var deleting = await edda.OpenAsync($"/admin/{place}/{id}/delete");

            var answers = await Task.WhenAll([.. forms.Select(form => form.SendAsync("Publish")), deleting.SendAsync(button)]);

            Assert.All(answers, answer => Assert.True(answer.StatusCode == HttpStatusCode.SeeOther || (place == "media" && answer.StatusCode == HttpStatusCode.UnprocessableEntity), $"{answer.StatusCode}"));
        }
    }

    private static async Task<int> IdOfNewAsync(Site site, string place, int round)
    {
        if (place == "media")
        {
            return (await site.Has(A.Picture)).Id;
        }

        await site.Has(A.Post.Titled($"Names it {round}").Tagged("rye").PartOf("Loaves"));
        return place == "tags"
            ? await site.Db(db => db.Tags.Where(tag => tag.Name == "rye").Select(tag => tag.Id).SingleAsync())
            : await site.Db(db => db.Series.Where(series => series.Name == "Loaves").Select(series => series.Id).SingleAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Two_posts_with_one_title_get_two_addresses(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var forms = new List<WebPage>();
        for (var number = 1; number <= 4; number++)
        {
            forms.Add((await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Bread").Fill("Text, in Markdown", $"Words {number}.").Fill("Tags", "rye, wheat"));
        }

        var answers = await Task.WhenAll(forms.Select(form => form.SendAsync("Publish")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(["bread", "bread-2", "bread-3", "bread-4"], (await site.PostsAsync()).Select(post => post.Slug).Order());
        Assert.Equal(2, await site.Db(db => Task.FromResult(db.Tags.Count())));
    }

    [Theory, OnEachDatabase]
    public async Task Restoring_twice_at_once_is_no_error(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.By(People.Otto).InBin());
        using var otto = await site.SignInAsync(People.Otto);
        var bin = await otto.OpenAsync("/admin/posts?state=bin");

        var answers = await Task.WhenAll(bin.SendAsync("Restore “Bread for twelve”"), bin.SendAsync("Restore “Bread for twelve”"));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Null((await site.OnlyPostAsync()).BinnedAt);
    }
}
