using System.Net;
using Blog.Posts;
using Blog.Revisions;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Revisions;

/// <summary>What a post has said before.</summary>
public sealed class RevisionTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var first = await (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Bread").Fill("Text, in Markdown", "Flour and water.").PressAsync("Publish");
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await first.Fill("Text, in Markdown", "Flour, salt and water.").PressAsync("Update");
        var id = (await site.OnlyPostAsync()).Id;

        var page = await otto.OpenAsync($"/admin/posts/{id}/revisions");

        Assert.Equal("Earlier versions", page.Heading);
        Assert.Equal("Today at 09:00, published", page.Value("Compare"));
        Assert.Equal("Now (saved 09:05)", page.Value("with"));
        Assert.True(page.Has("1 line changed"));
        Assert.Contains("salt", page.Document.QuerySelector(".diff ins")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.Has("Otto Brandt, 1 word added"));
        var side = await page.Check("Side by side").Check("One below the other", false).PressAsync("Compare");
        Assert.Equal(2, side.Document.QuerySelectorAll(".diff-side thead th").Length);
        var editor = await otto.OpenAsync(PostUrl.ToEditor(id));
        Assert.True(editor.Has("Otto Brandt, 3 words added"));
    }

    [Theory, OnEachDatabase]
    public async Task Bringing_one_back_is_a_new_one_and_readers_see_it_at_Update(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var first = await (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Bread").Fill("Text, in Markdown", "First words.").PressAsync("Publish");
        await first.Fill("Text, in Markdown", "Second words.").Fill("Address", "second").PressAsync("Update");
        var id = (await site.OnlyPostAsync()).Id;

        var back = await (await otto.OpenAsync($"/admin/posts/{id}/revisions")).PressAsync("Bring back 09:00");

        Assert.Equal("First words.", back.Value("Text, in Markdown"));
        Assert.Equal("second", back.Value("Address"));
        Assert.True((await site.Visitor.OpenAsync("/posts/second")).Has("Second words."));
        Assert.Equal([RevisionKind.Published, RevisionKind.Updated, RevisionKind.Restored], await KindsAsync(site));
        await back.PressAsync("Update");
        Assert.True((await site.Visitor.OpenAsync("/posts/second")).Has("First words."));
    }

    [Theory, OnEachDatabase]
    public async Task Throwing_a_draft_away_can_be_undone(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Titled("Bread").Tagged("rye"));
        using var otto = await site.SignInAsync(People.Otto);
        var editor = await otto.OpenAsync(PostUrl.ToEditor(post.Id));
        editor = await editor.Fill("Text, in Markdown", "New words.").Fill("Tags", "wheat").Fill("Address", "new-bread").Check("As it is: 2 March 2026 at 08:00", false).Check("On a date").Fill("Date and time", "2026-02-01T10:00").PressAsync("Save draft");

        var discarded = await editor.PressAsync("Discard changes");
        Assert.Equal("rye", discarded.Value("Tags"));
        var undone = await discarded.PressAsync("Undo: bring the changes back");

        Assert.True(undone.Has("Your changes are back."));
        Assert.Equal(("New words.", "wheat", "new-bread", "2026-02-01T10:00"), (undone.Value("Text, in Markdown"), undone.Value("Tags"), undone.Value("Address"), undone.Value("Date and time")));
        Assert.True((await site.Visitor.OpenAsync("/posts/bread")).Has("Begin the evening before"));
    }

    [Theory, OnEachDatabase]
    public async Task A_post_without_a_history_begins_it_with_what_it_says(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Saying("As it was."));
        using var otto = await site.SignInAsync(People.Otto);
        Assert.True((await otto.OpenAsync($"/admin/posts/{post.Id}/revisions")).Has("There is only this one version so far"));

        await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Text, in Markdown", "As it is.").PressAsync("Update");

        Assert.Equal([RevisionKind.Published, RevisionKind.Updated], await KindsAsync(site));
        Assert.Equal(["As it was.", "As it is."], await site.Db(db => db.Revisions.OrderBy(one => one.Version).Select(one => one.Body).ToListAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task Of_others_posts_an_author_sees_and_brings_back_nothing(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var eddas = await site.Has(A.Post.By(People.Edda));
        var ottos = await site.Has(A.Post.By(People.Otto).Titled("Mine"));
        using var edda = await site.SignInAsync(People.Edda);
        await (await edda.OpenAsync(PostUrl.ToEditor(eddas.Id))).Fill("Text, in Markdown", "Hers.").PressAsync("Save draft");
        using var otto = await site.SignInAsync(People.Otto);
        await (await otto.OpenAsync(PostUrl.ToEditor(ottos.Id))).Fill("Text, in Markdown", "His.").PressAsync("Save draft");
        var revision = await site.Db(db => db.Revisions.Where(one => one.PostId == eddas.Id).Select(one => one.Id).FirstAsync());

        using var hers = await otto.GetAsync($"/admin/posts/{eddas.Id}/revisions");
        var mine = await otto.OpenAsync($"/admin/posts/{ottos.Id}/revisions?from={revision}");
        mine.Document.QuerySelector("button[name=restore]")!.SetAttribute("value", $"{revision}");
        using var back = await mine.SendAsync("Bring back 09:00");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hers.StatusCode, back.StatusCode));
    }

    [Theory, OnEachDatabase]
    public async Task They_go_with_their_post(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Titled("Bread").InBin());
        using var otto = await site.SignInAsync(People.Otto);
        await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Text, in Markdown", "Last words.").PressAsync("Save draft");

        await (await otto.OpenAsync($"/admin/posts/{post.Id}/delete")).PressAsync("Delete for good");

        Assert.Equal(0, await site.Db(db => db.Revisions.CountAsync()));
    }

    private static Task<List<RevisionKind>> KindsAsync(Site site) => site.Db(db => db.Revisions.OrderBy(one => one.Version).Select(one => one.Kind).ToListAsync());
}
