using System.Text.RegularExpressions;
using Blog.Posts;
using Blog.Posts.Upkeep;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Admin;

/// <summary>A published post has a draft of its own; readers see nothing of it until "Update".</summary>
public sealed partial class WorkingDraftTests
{
    private static readonly string[] WhatReadersSee = ["/", "/posts/bread", "/posts/older", "/tags/rye", "/feed.xml"];

    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var (otto, editor) = await BeginAsync(site);
        var before = await ReadAllAsync(site);

        site.Clock.Advance(TimeSpan.FromHours(1));
        var saved = await Change(editor).PressAsync("Save draft");

        Assert.True(saved.Has("These changes are saved, but readers don’t see them until you press Update."));
        Assert.Equal("Rye", saved.Value("Title"));
        Assert.Equal(before, await ReadAllAsync(site));
        Assert.True((await otto.OpenAsync("/admin/posts")).Has("Unpublished changes"));
    }

    [Theory, OnEachDatabase]
    public async Task Update_shows_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var (_, editor) = await BeginAsync(site);
        var saved = await Change(editor).PressAsync("Save draft");
        site.Clock.Advance(TimeSpan.FromHours(1));

        var updated = await saved.PressAsync("Update");
        var page = await site.Visitor.OpenAsync("/posts/dark-rye");

        Assert.True(updated.Has("Updated. Readers see the new text now."));
        Assert.Equal("Rye", page.Heading);
        Assert.True(page.Has("New words."));
        Assert.True(page.HasLink("wheat"));
        Assert.True(page.Has("Published on 2 March 2026 at 08:00"));
        Assert.True(page.Has("Updated on 2 March 2026 at 10:00"));
        Assert.Equal("/posts/dark-rye", (await site.Visitor.GetAsync("/posts/bread")).Headers.Location?.OriginalString);
        Assert.Null((await site.PostAsync("Rye")).Draft);
    }

    [Theory, OnEachDatabase]
    public async Task Discard_gives_back_what_readers_see(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var (_, editor) = await BeginAsync(site);
        var before = await ReadAllAsync(site);
        var saved = await Change(editor).PressAsync("Save draft");

        var discarded = await saved.PressAsync("Discard changes");

        Assert.Equal("Bread", discarded.Value("Title"));
        Assert.Equal("rye", discarded.Value("Tags"));
        Assert.False(discarded.HasButton("Discard changes"));
        Assert.Equal(before, await ReadAllAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task Unpublish_keeps_the_newest_words(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var (_, editor) = await BeginAsync(site);
        var saved = await Change(editor).PressAsync("Save draft");

        var draft = await saved.Fill("Text, in Markdown", "Newest words.").PressAsync("Unpublish");

        Assert.True(draft.Has("“Rye” is a draft again. Readers no longer see it."));
        Assert.Equal("Newest words.", draft.Value("Text, in Markdown"));
        Assert.Equal("wheat", draft.Value("Tags"));
        Assert.True(draft.HasButton("Publish"));
        var post = await site.PostAsync("Rye");
        Assert.Equal((null, null), (post.PublishedAt, post.Draft));
    }

    [Theory, OnEachDatabase]
    public async Task An_unpublished_post_keeps_its_date_for_the_next_time(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var (_, editor) = await BeginAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(3));

        var draft = await editor.PressAsync("Unpublish");
        await draft.PressAsync("Publish");

        Assert.True((await site.Visitor.OpenAsync("/posts/bread")).Has("Published on 2 March 2026 at 08:00"));
    }

    [Theory, OnEachDatabase]
    public async Task Saving_what_readers_see_anyway_makes_no_draft(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var (_, editor) = await BeginAsync(site);

        var saved = await editor.PressAsync("Save draft");

        Assert.False(saved.HasButton("Discard changes"));
        Assert.Null((await site.PostAsync("Bread")).Draft);
    }

    [Theory, OnEachDatabase]
    public async Task An_update_that_changes_no_word_is_none_to_readers(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var (_, editor) = await BeginAsync(site);
        site.Clock.Advance(TimeSpan.FromHours(1));

        var updated = await editor.Fill("Tags", "wheat").PressAsync("Update");
        await updated.Check("On a date").Fill("Date and time", "2025-05-01T10:00").PressAsync("Update");
        var page = await site.Visitor.OpenAsync("/posts/bread");

        Assert.True(page.Has("Published on 1 May 2025 at 10:00"));
        Assert.False(page.Has("Updated on"));
        Assert.True(page.HasLink("wheat"));
    }

    [Theory, OnEachDatabase]
    public async Task Changes_before_its_time_are_no_update(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Titled("Bread").Scheduled(after: TimeSpan.FromHours(2)));
        using var otto = await site.SignInAsync(People.Otto);
        site.Clock.Advance(TimeSpan.FromHours(1));
        await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Text, in Markdown", "Other words.").PressAsync("Update");
        site.Clock.Advance(TimeSpan.FromHours(2));

        var page = await site.Visitor.OpenAsync("/posts/bread");

        Assert.True(page.Has("Other words."));
        Assert.False(page.Has("Updated on"));
    }

    [Theory, OnEachDatabase]
    public async Task A_published_post_can_be_put_off(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var (_, editor) = await BeginAsync(site);

        await editor.Check("On a date").Fill("Date and time", "2026-03-05T10:00").PressAsync("Update");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/posts/bread")).StatusCode);
        site.Clock.Advance(TimeSpan.FromDays(4));
        var page = await site.Visitor.OpenAsync("/posts/bread");
        Assert.True(page.Has("Published on 5 March 2026 at 10:00"));
        Assert.False(page.Has("Updated on"));
    }

    private static async Task<(Visitor Otto, WebPage Editor)> BeginAsync(Site site)
    {
        await site.Has(A.Post.Titled("Older").Tagged("rye").Published(ago: TimeSpan.FromDays(1)));
        var post = await site.Has(A.Post.By(People.Otto).Titled("Bread").Saying("Old words.").Tagged("rye"));
        await site.Services.GetRequiredService<PostUpkeep>().CatchUpAsync(TestContext.Current.CancellationToken);
        var otto = await site.SignInAsync(People.Otto);
        return (otto, await otto.OpenAsync(PostUrl.ToEditor(post.Id)));
    }

    private static WebPage Change(WebPage editor) =>
        editor.Fill("Title", "Rye").Fill("Text, in Markdown", "New words.").Fill("Tags", "wheat").Fill("Address", "dark-rye").Fill("Excerpt", "New excerpt.");

    [GeneratedRegex("CfDJ8[^\"]+")]
    private static partial Regex SealedTime();

    private static async Task<List<string>> ReadAllAsync(Site site)
    {
        var answers = new List<string>();
        foreach (var path in WhatReadersSee)
        {
            // All but the time that is sealed into the comment form.
            answers.Add(SealedTime().Replace(await site.Visitor.ReadAsync(path), ""));
        }

        return answers;
    }
}
