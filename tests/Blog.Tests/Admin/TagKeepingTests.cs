using System.Net;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Admin;

/// <summary>Tags renamed, merged and deleted, and what becomes of their posts and addresses.</summary>
public sealed class TagKeepingTests
{
    private const int Races = 15;

    [Theory, OnEachDatabase]
    public async Task A_tag_is_renamed_and_its_old_address_leads_to_the_new_one_in_one_hop(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.At("soup").Tagged("Cooking", "salt"));
        await site.Has(A.Post.Titled("Later").Tagged("cooking").Scheduled(after: TimeSpan.FromDays(1)));
        await site.Has(A.Post.Titled("Begun").Tagged("draughts").Draft());
        using var edda = await site.SignInAsync(People.Edda);
        Assert.True((await site.Visitor.OpenAsync("/posts/soup")).HasLink("Cooking"));

        var list = await edda.OpenAsync("/admin/tags");
        Assert.True(list.Has("Cooking/tags/cooking 2"));
        Assert.True(list.Has("draughts/tags/draughts On drafts only"));
        Assert.True((await (await list.ClickAsync("Cooking")).Fill("Name", "At the stove").PressAsync("Rename")).Has("Renamed."));
        await (await edda.OpenAsync("/admin/tags/1")).Fill("Name", "Home cooking").PressAsync("Rename");

        Assert.True((await site.Visitor.OpenAsync("/posts/soup")).HasLink("Home cooking"));
        Assert.Equal("Home cooking", (await site.Visitor.OpenAsync("/tags/home-cooking")).Heading);
        Assert.True((await site.Visitor.OpenAsync("/tags")).Has("Home cooking"));
        Assert.True((await site.Visitor.OpenAsync("/search?q=home")).HasLink("Bread for twelve"));
        foreach (var tail in new[] { "", "/feed.xml", "/page/2", "?from=letter" })
        {
            foreach (var former in new[] { "cooking", "at-the-stove" })
            {
                using var answer = await site.Visitor.GetAsync($"/tags/{former}{tail}");
                Assert.Equal((HttpStatusCode.MovedPermanently, $"/tags/home-cooking{tail}"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
            }
        }
    }

    [Theory, OnEachDatabase]
    public async Task Search_knows_the_new_name_also_when_whoever_gave_it_has_hung_up(Database database)
    {
        var line = new HangUp();
        await using var site = await Site.StartAsync(database, web => line.Watch(web));
        await site.Has(A.Post.At("soup").Tagged("Cooking"));
        using var edda = await site.SignInAsync(People.Edda);
        var form = (await edda.OpenAsync("/admin/tags/1")).Fill("Name", "At the stove");

        await line.InAsync(() => form.SendAsync("Rename"));

        for (var tries = 0; tries < 100 && !(await site.Visitor.OpenAsync("/search?q=stove")).HasLink("Bread for twelve"); tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True((await site.Visitor.OpenAsync("/search?q=stove")).HasLink("Bread for twelve"));
    }

    [Theory, OnEachDatabase]
    public async Task What_only_drafts_carry_is_renamed_without_a_trace(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Tagged("secret").Draft());
        using var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync("/admin/tags/1")).Fill("Name", "open").PressAsync("Rename");

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/tags/secret")).StatusCode);
        Assert.Empty(await site.Db(db => db.Redirects.ToListAsync()));
        Assert.Equal(["open"], (await site.OnlyPostAsync()).Text.Tags);
    }

    [Theory, OnEachDatabase]
    public async Task Two_tags_become_one_and_each_post_carries_it_once(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("One").Tagged("loaf", "salt"));
        await site.Has(A.Post.Titled("Both").Tagged("bread", "loaf"));
        await site.Has(A.Post.Titled("Other").Tagged("bread"));
        await site.Has(A.Post.Titled("Begun").Tagged("loaf").Draft());
        using var edda = await site.SignInAsync(People.Edda);
        await site.Visitor.OpenAsync("/tags/bread");

        var merged = await (await (await edda.OpenAsync("/admin/tags")).ClickAsync("loaf")).Fill("The other tag", "Bread").PressAsync("Merge");

        Assert.True(merged.Has("Merged. All its posts carry “bread” now."));
        Assert.Equal("bread", merged.Heading);
        Assert.True(merged.Has("3 posts carry this tag."));
        Assert.True((await site.Visitor.OpenAsync("/tags/bread")).Has("3 posts"));
        using (var former = await site.Visitor.GetAsync("/tags/loaf"))
        {
            Assert.Equal((HttpStatusCode.MovedPermanently, "/tags/bread"), (former.StatusCode, former.Headers.Location?.OriginalString));
        }

        Assert.Equal(["bread", "bread", "bread", "bread,salt"], (await site.PostsAsync()).Select(post => string.Join(',', post.Text.Tags.Order())).Order());
        Assert.True((await site.Visitor.OpenAsync("/search?q=bread")).HasLink("One"));
    }

    [Theory, OnEachDatabase]
    public async Task Two_tags_that_are_merged_into_each_other_at_once_become_one(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);
        using var ines = await site.SignInAsync(People.Ines);
        for (var race = 1; race <= Races; race++)
        {
            var post = await site.Has(A.Post.Titled($"Loaf {race}").Tagged($"bread {race}", $"loaf {race}"));
            await site.Has(A.Post.Titled($"Slice {race}").Tagged($"bread {race}"));
            await site.Has(A.Post.Titled($"Crumb {race}").Tagged($"loaf {race}"));
            var tags = await site.Db(db => db.Tags.OrderByDescending(tag => tag.Id).Take(2).ToListAsync());
            var first = (await edda.OpenAsync($"/admin/tags/{tags[0].Id}")).Fill("The other tag", tags[1].Name);
            var second = (await ines.OpenAsync($"/admin/tags/{tags[1].Id}")).Fill("The other tag", tags[0].Name);
            var batch = (await ines.OpenAsync("/admin/posts")).Check($"Choose “Crumb {race}”").Fill("Tag to add or take away", tags[1].Name);

            var answers = await Task.WhenAll(first.SendAsync("Merge"), second.SendAsync("Merge"), batch.SendAsync("Add tag"));

            // Whoever comes second finds one of the two gone.
            Assert.All(answers, answer => Assert.True((int)answer.StatusCode < 500, $"race {race}: {answer.StatusCode}"));
            Assert.Contains(answers[..2], answer => answer.StatusCode == HttpStatusCode.SeeOther);
            Assert.NotEmpty((await site.PostAsync(post.Title)).Text.Tags);
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_tag_is_deleted_and_its_posts_stay(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.At("soup").Tagged("bread", "salt"));
        using var edda = await site.SignInAsync(People.Edda);
        await site.Visitor.OpenAsync("/posts/soup");

        var confirm = await (await edda.OpenAsync("/admin/tags/1")).ClickAsync("Delete this tag");
        Assert.True(confirm.Has("The one post that carries it stays, without this tag."));
        Assert.True((await confirm.PressAsync("Delete this tag")).Has("The tag “bread” is gone. Its posts are all there."));

        var post = await site.Visitor.OpenAsync("/posts/soup");
        Assert.True(post.HasLink("salt"));
        Assert.False(post.HasLink("bread"));
        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor.GetAsync("/tags/bread")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor.GetAsync("/tags/bread/feed.xml")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await edda.GetAsync("/admin/tags/1")).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task The_old_name_comes_back_neither_with_a_working_draft_nor_with_an_old_form(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var live = await site.Has(A.Post.At("soup").Tagged("loaf", "salt").WithWorkingDraft("Soup, anew"));
        using var edda = await site.SignInAsync(People.Edda);
        var opened = (await edda.OpenAsync("/admin/posts/new")).Fill("Title", "Typed before").Fill("Text, in Markdown", "Words.").Fill("Tags", "Loaf, bread");

        await (await edda.OpenAsync("/admin/tags/1")).Fill("Name", "bread").PressAsync("Rename");
        Assert.Equal(["bread", "salt"], (await site.PostAsync("Bread for twelve")).Text.Tags);
        await (await edda.OpenAsync(PostUrl.ToEditor(live.Id))).PressAsync("Update");
        await opened.PressAsync("Publish");

        Assert.Equal(["bread"], (await site.PostAsync("Typed before")).Text.Tags);
        Assert.Equal(["bread", "salt"], await site.Db(db => db.Tags.Select(tag => tag.Name).Order().ToListAsync()));
    }

    [Theory]
    [OnEachDatabase("", "Rename", "Name", "Give it a name")]
    [OnEachDatabase("rye, bread", "Rename", "Name", "A comma stands between two tags")]
    [OnEachDatabase("!!", "Rename", "Name", "needs a letter or a digit")]
    [OnEachDatabase("Salt", "Rename", "Name", "There is another tag with this name")]
    [OnEachDatabase("pepper", "Merge", "The other tag", "There is no tag with this name")]
    [OnEachDatabase("Bread", "Merge", "The other tag", "That is this tag itself")]
    public async Task What_is_wrong_is_said_and_nothing_changes(Database database, string typed, string button, string field, string sentence)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Tagged("bread", "salt"));
        using var edda = await site.SignInAsync(People.Edda);

        var page = await (await edda.OpenAsync("/admin/tags/1")).Fill(field, typed).PressAsync(button);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.Error(field), StringComparison.Ordinal);
        Assert.Equal(typed, page.Value(field));
        Assert.Equal(["bread", "salt"], await site.Db(db => db.Tags.Select(tag => tag.Name).Order().ToListAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task Many_tags_have_further_pages(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var number = 0; number < 3; number++)
        {
            await site.Has(A.Post.At($"post-{number}").Tagged([.. Enumerable.Range(10 + (number * 20), 20).Select(tag => $"tag {tag}")]));
        }

        using var edda = await site.SignInAsync(People.Edda);
        var first = await edda.OpenAsync("/admin/tags");
        var second = await first.ClickAsync("Further tags");

        Assert.Equal((50, 10), (Rows(first), Rows(second)));
        Assert.True(first.HasLink("tag 59"));
        Assert.True(second.HasLink("tag 60"));
        Assert.True((await second.ClickAsync("From the beginning")).HasLink("tag 10"));
    }

    private static int Rows(WebPage list) => list.Document.QuerySelectorAll("tbody tr").Length;
}
