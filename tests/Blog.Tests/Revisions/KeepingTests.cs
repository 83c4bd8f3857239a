using System.Net;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Revisions;

/// <summary>What the editor's script sends while somebody types.</summary>
public sealed class KeepingTests
{
    [Theory, OnEachDatabase]
    public async Task It_begins_one_post_and_goes_on_with_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var typing = await Typing.BeginAsync(otto);

        var first = await typing.TypeAsync(("title", "Br"), ("body", "One"));
        var second = await typing.TypeAsync(("title", "Bread"), ("body", "One word"), ("tags", "ry"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first, second));
        var post = await site.OnlyPostAsync();
        Assert.Equal(("Bread", "One word", 2L), (post.Text.Title, post.Text.Body, post.Version));
        Assert.Equal(("09:00", post.Id), (typing.Answer.GetProperty("at").GetString(), typing.Answer.GetProperty("id").GetInt32()));
        // Half a tag is no tag, and half a title no address.
        Assert.Equal(0, await site.Db(db => db.Tags.CountAsync()));
        var saved = await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Tags", "rye").PressAsync("Save draft");
        Assert.Equal("One word", saved.Value("Text, in Markdown"));
        Assert.Equal(("bread", null), ((await site.OnlyPostAsync()).Slug, (await site.OnlyPostAsync()).Draft));
    }

    [Theory, OnEachDatabase]
    public async Task Readers_see_nothing_of_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Titled("Bread"));
        using var otto = await site.SignInAsync(People.Otto);
        var before = await site.OnlyPostAsync();
        var typing = await Typing.OpenAsync(otto, post.Id);

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await typing.TypeAsync(("body", "Other words"), ("title", "Other"));

        var after = await site.OnlyPostAsync();
        Assert.Equal((before.Title, before.Body, before.Html, before.UpdatedAt), (after.Title, after.Body, after.Html, after.UpdatedAt));
        Assert.Equal("Other words", after.Text.Body);
    }

    [Theory, OnEachDatabase]
    public async Task An_answer_that_was_lost_makes_no_second_writer(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var typing = await Typing.BeginAsync(otto);

        await typing.TypeAsync(("body", "One"));
        typing.Forget();
        var second = await typing.TypeAsync(("body", "One two"));
        typing.Forget();
        var third = await typing.TypeAsync(("body", "One two three"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (second, third));
        Assert.Equal("One two three", (await site.OnlyPostAsync()).Text.Body);
    }

    [Theory, OnEachDatabase]
    public async Task What_arrives_late_overwrites_nothing(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var typing = await Typing.BeginAsync(otto);
        await typing.TypeAsync(("body", "One"));
        await typing.TypeAsync(("body", "One two"));

        typing.Forget();
        var late = await typing.TypeAsync(step: 1, ("body", "On"));

        Assert.Equal(HttpStatusCode.Conflict, late);
        Assert.Equal("One two", (await site.OnlyPostAsync()).Text.Body);
    }

    [Theory, OnEachDatabase]
    public async Task Somebody_else_s_words_are_not_written_over(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Draft());
        using var otto = await site.SignInAsync(People.Otto);
        using var edda = await site.SignInAsync(People.Edda);
        var (ottos, eddas) = (await Typing.OpenAsync(otto, post.Id), await Typing.OpenAsync(edda, post.Id));

        await eddas.TypeAsync(("body", "Hers"));
        var refused = await ottos.TypeAsync(("body", "His"));

        Assert.Equal(HttpStatusCode.Conflict, refused);
        Assert.Equal("Hers", (await site.OnlyPostAsync()).Text.Body);
    }

    [Theory, OnEachDatabase]
    public async Task A_text_that_cannot_be_shown_is_kept_all_the_same(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var typing = await Typing.BeginAsync(otto);
        var deep = new string('>', 5_000) + " words";

        Assert.Equal(HttpStatusCode.OK, await typing.TypeAsync(("body", deep)));

        Assert.Equal(deep, (await site.OnlyPostAsync()).Text.Body);
    }

    [Theory, OnEachDatabase]
    public async Task A_mistake_in_a_small_field_keeps_no_word_of_the_text_away(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var typing = await Typing.BeginAsync(otto);

        var kept = await typing.TypeAsync(("body", "Words"), ("when", "later"), ("at", "2026-"), ("title", new string('t', 300)));
        var but = typing.Answer.GetProperty("but").GetString();
        var tooLong = await typing.TypeAsync(("body", new string('w', Post.BodyLength + 1)));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (kept, tooLong));
        Assert.NotNull(but);
        Assert.Equal(("Words", ""), ((await site.OnlyPostAsync()).Text.Body, (await site.OnlyPostAsync()).Text.Title));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_begins_or_keeps_in_the_name_of_another(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var eddas = await site.Has(A.Post.By(People.Edda));
        using var otto = await site.SignInAsync(People.Otto);
        var typing = await Typing.BeginAsync(otto);

        Assert.Equal(HttpStatusCode.NotFound, await typing.TypeAsync(("uid", $"{eddas.Uid}"), ("version", "0"), ("body", "His")));
        Assert.Equal(HttpStatusCode.NotFound, await typing.TypeAsync(("uid", $"{eddas.Uid}"), ("version", $"{eddas.Version}"), ("body", "His")));
        Assert.Equal(HttpStatusCode.NotFound, await typing.TypeAsync(("uid", $"{Guid.NewGuid()}"), ("version", "3"), ("body", "His")));
        Assert.Equal(eddas.Version, (await site.OnlyPostAsync()).Version);
    }

    [Theory, OnEachDatabase]
    public async Task A_long_day_of_writing_leaves_a_bounded_history(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var typing = await Typing.BeginAsync(otto);
        for (var step = 0; step < 120; step++)
        {
            await typing.TypeAsync(("body", $"Word {step}"));
            site.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.InRange(await site.Db(db => db.Revisions.CountAsync()), 40, 60);
        var page = await otto.OpenAsync($"/admin/posts/{(await site.OnlyPostAsync()).Id}/revisions");
        Assert.True(page.HasLink("Older"));
    }
}
