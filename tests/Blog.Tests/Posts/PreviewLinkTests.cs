using System.Net;
using Blog.Posts;
using Blog.Posts.Previews;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Posts;

/// <summary>The secret links that show a post before its time.</summary>
public sealed class PreviewLinkTests
{
    private const string Button = "Make a preview link";

    private static readonly string[] Hidden = ["__RequestVerificationToken", "uid", "version"];

    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);

        var made = await (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Bread").Fill("Text, in Markdown", "With *salt*.").Fill("Tags", "rye").PressAsync(Button);
        var link = LinkOn(made);
        var page = await site.Visitor.OpenAsync(link);

        Assert.Equal("Bread", page.Heading);
        Assert.True(page.Has("This is a preview, meant for you."));
        Assert.True(page.Has("it works until 9 March 2026 at 09:00"));
        Assert.Equal("salt", page.Document.QuerySelector(".prose em")?.TextContent);
        Assert.True(page.HasLink("rye"));
        Assert.False(page.HasField("Comment"));
        Assert.Equal("noindex", page.Document.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Null(page.Document.QuerySelector("link[rel=canonical]"));
        Assert.Equal(("no-store", "no-referrer"), (page.Response.Header("Cache-Control"), page.Response.Header("Referrer-Policy")));
        Assert.Empty(site.Visitor.SetCookies);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/posts/bread")).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task What_has_no_title_yet_is_called_so(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Titled("").Draft());
        using var otto = await site.SignInAsync(People.Otto);

        var page = await site.Visitor.OpenAsync(LinkOn(await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).PressAsync(Button)));

        Assert.Equal(("Untitled", "Preview of Untitled — The Long Table"), (page.Heading, page.Title));
    }

    [Theory, OnEachDatabase]
    public async Task It_is_shown_once_and_only_its_hash_is_kept(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Draft());
        using var otto = await site.SignInAsync(People.Otto);

        var made = await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("The link works for", "30 days").PressAsync(Button);
        var again = await otto.OpenAsync(PostUrl.ToEditor(post.Id));

        var kept = await site.Db(db => db.PreviewLinks.SingleAsync());
        var key = LinkOn(made)["/previews/".Length..];
        Assert.DoesNotContain(key, Convert.ToHexString(kept.KeyHash), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains(key, StringComparison.OrdinalIgnoreCase));
        Assert.Null(again.Document.QuerySelector("#new-link-address"));
        Assert.True(again.Has("Made Today at 09:00 Expires on 1 April 2026 at 10:00"));
    }

    [Theory, OnEachDatabase]
    public async Task Whatever_does_not_work_answers_alike(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Draft());
        var binned = await site.Has(A.Post.By(People.Otto).Titled("Binned").Draft());
        using var otto = await site.SignInAsync(People.Otto);
        var expired = LinkOn(await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("The link works for", "1 day").PressAsync(Button));
        var lost = LinkOn(await (await otto.OpenAsync(PostUrl.ToEditor(binned.Id))).PressAsync(Button));
        var made = await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("The link works for", "90 days").PressAsync(Button);
        var revoked = LinkOn(made);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(revoked)).StatusCode);

        Assert.True((await made.PressAsync("Revoke the link made Today at 09:00")).Has("Revoked."));
        await (await otto.OpenAsync(PostUrl.ToEditor(binned.Id))).PressAsync("Move to bin");
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(expired)).StatusCode);
        site.Clock.Advance(TimeSpan.FromDays(1));

        var answers = new List<string>();
        foreach (var path in new[] { "/previews/0123456789abcdef0123456789abcdef", "/previews/x", expired, revoked, lost })
        {
            using var answer = await site.Visitor.GetAsync(path);
            answers.Add($"{answer.StatusCode} {answer.Headers} {await answer.Content.ReadAsStringAsync()}");
        }

        Assert.StartsWith("NotFound", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Of_a_live_post_it_shows_what_is_not_public_yet_and_then_leads_there(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).At("bread").WithWorkingDraft("Bread, anew"));
        using var otto = await site.SignInAsync(People.Otto);
        var editor = await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).PressAsync(Button);
        var link = LinkOn(editor);

        Assert.Equal("Bread, anew", (await site.Visitor.OpenAsync(link)).Heading);
        Assert.Equal("Bread for twelve", (await site.Visitor.OpenAsync("/posts/bread")).Heading);
        var updated = await editor.PressAsync("Update");
        using var answer = await site.Visitor.GetAsync(link);

        Assert.Equal((HttpStatusCode.Redirect, "/posts/bread", "no-store"), (answer.StatusCode, answer.Headers.Location?.OriginalString, answer.Header("Cache-Control")));
        Assert.False(updated.HasButton(Button));
        var refused = await otto.PostAsync(PostUrl.ToEditor(post.Id), [.. Fields(updated), ("do", "link")]);
        Assert.True((await otto.OpenAsync(refused.Headers.Location!.OriginalString)).Has("No link is needed"));
        Assert.Single(await site.Db(db => db.PreviewLinks.ToListAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task A_scheduled_part_of_a_series_stands_among_what_can_be_read(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("One").PartOf("Loaves"));
        await site.Has(A.Post.Titled("Never told").PartOf("Loaves").Draft());
        var post = await site.Has(A.Post.By(People.Otto).Titled("Three").PartOf("Loaves").Scheduled(after: TimeSpan.FromDays(1)).ToLeaveQuickly());
        using var otto = await site.SignInAsync(People.Otto);

        var page = await site.Visitor.OpenAsync(LinkOn(await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).PressAsync(Button)));

        Assert.True(page.Has("Part 2 of 2"));
        Assert.False(page.Has("Never told"));
        Assert.True(page.HasLink("Leave this page"));
    }

    [Theory, OnEachDatabase]
    public async Task What_somebody_else_writes_cannot_be_shown_around_nor_its_links_revoked(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var eddas = await site.Has(A.Post.By(People.Edda).Titled("Edda’s").Draft());
        var ottos = await site.Has(A.Post.By(People.Otto).Titled("Otto’s").Draft());
        using var edda = await site.SignInAsync(People.Edda);
        var link = LinkOn(await (await edda.OpenAsync(PostUrl.ToEditor(eddas.Id))).PressAsync(Button));
        var id = (await site.Db(db => db.PreviewLinks.SingleAsync())).Id;
        using var otto = await site.SignInAsync(People.Otto);
        var own = Fields(await otto.OpenAsync(PostUrl.ToEditor(ottos.Id)));

        Assert.Equal(HttpStatusCode.NotFound, (await otto.PostAsync(PostUrl.ToEditor(eddas.Id), [.. own, ("do", "link")])).StatusCode);
        await otto.PostAsync(PostUrl.ToEditor(ottos.Id), [.. own, ("revoke", $"{id}")]);

        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(link)).StatusCode);
        Assert.Single(await site.Db(db => db.PreviewLinks.ToListAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task One_post_has_only_so_many_and_those_that_have_expired_do_not_count(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Draft());
        using var otto = await site.SignInAsync(People.Otto);
        var editor = await otto.OpenAsync(PostUrl.ToEditor(post.Id));
        for (var number = 0; number < PreviewLinks.Most; number++)
        {
            editor = await editor.PressAsync(Button);
        }

        Assert.True((await editor.PressAsync(Button)).Has("has 20 preview links already"));
        site.Clock.Advance(TimeSpan.FromDays(7));
        await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).PressAsync(Button);

        Assert.Single(await site.Db(db => db.PreviewLinks.ToListAsync()));
    }

    private static string LinkOn(WebPage editor) => new Uri(editor.Document.QuerySelector("#new-link-address")!.GetAttribute("value")!).AbsolutePath;

    private static (string, string)[] Fields(WebPage editor) =>
        [.. Hidden.Select(name => (name, editor.Document.QuerySelector($"#post [name={name}]")!.GetAttribute("value")!)),
            ("title", editor.Value("Title")), ("body", editor.Value("Text, in Markdown")), ("slug", editor.Value("Address")), ("when", "keep"), ("allow", "true")];
}
