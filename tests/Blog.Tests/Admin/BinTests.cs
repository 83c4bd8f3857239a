using System.Net;
using Blog.Posts;

namespace Blog.Tests.Admin;

public sealed class BinTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Tagged("bread"));
        using var otto = await site.SignInAsync(People.Otto);

        var bin = await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).PressAsync("Move to bin");

        Assert.Equal("/admin/posts?state=bin", bin.Address.PathAndQuery);
        Assert.True(bin.Has("“Bread for twelve” is in the bin. You can restore it from there."));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(PostUrl.To(post.Slug))).StatusCode);
        Assert.False((await otto.OpenAsync("/admin/posts")).HasLink("Bread for twelve"));
    }

    [Theory, OnEachDatabase]
    public async Task Restored_it_is_as_it_was(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Tagged("bread"));
        using var otto = await site.SignInAsync(People.Otto);
        var before = (await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Text;

        var bin = await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).PressAsync("Move to bin");
        var editor = await bin.PressAsync("Restore “Bread for twelve”");

        Assert.True(editor.Has("Restored, just as it was."));
        Assert.False(editor.HasButton("Discard changes"));
        Assert.Equal(before, (await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Text);
        Assert.True((await site.Visitor.OpenAsync("/tags/bread")).HasLink("Bread for twelve"));
    }

    [Theory, OnEachDatabase]
    public async Task Restoring_from_the_editor_keeps_what_was_typed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Draft().InBin());
        using var otto = await site.SignInAsync(People.Otto);

        var editor = await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Text, in Markdown", "Words typed in the bin.").PressAsync("Restore");

        Assert.Equal("Words typed in the bin.", editor.Value("Text, in Markdown"));
        Assert.Null((await site.OnlyPostAsync()).BinnedAt);
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_is_published_inside_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Draft().InBin());
        using var otto = await site.SignInAsync(People.Otto);
        var editor = await otto.OpenAsync(PostUrl.ToEditor(post.Id));
        editor.Document.QuerySelector("button[value=save]")!.SetAttribute("value", "publish");

        var refused = await editor.PressAsync("Save draft");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has("This post is in the bin. Restore it before you publish"));
        Assert.Null((await site.OnlyPostAsync()).PublishedAt);
    }

    [Theory, OnEachDatabase]
    public async Task What_was_public_and_is_deleted_for_good_is_said_to_be_gone(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Titled("Bread").InBin());
        using var otto = await site.SignInAsync(People.Otto);

        var question = await (await otto.OpenAsync("/admin/posts?state=bin")).ClickAsync("Delete for good: “Bread”");
        Assert.Equal("Delete for good?", question.Heading);
        Assert.True(question.Has("“Bread” will be gone, and nobody can bring it back."));
        await site.OnlyPostAsync();

        var bin = await question.PressAsync("Delete for good");
        Assert.True(bin.Has("Deleted for good."));
        Assert.Empty(await site.PostsAsync());
        var gone = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Equal("This page has been taken down", gone.Heading);
    }

    [Theory]
    [OnEachDatabase("Rye, anew")]
    [OnEachDatabase("")]
    public async Task It_is_asked_about_by_the_title_that_the_list_shows(Database database, string title)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Rye").WithWorkingDraft(title).InBin());
        using var ines = await site.SignInAsync(People.Ines);
        var shown = title.Length > 0 ? title : "Untitled";

        var bin = await ines.OpenAsync("/admin/posts?state=bin");
        Assert.True(bin.HasLink(shown) && bin.HasButton($"Restore “{shown}”"), bin.Text);
        Assert.True((await bin.ClickAsync($"Delete for good: “{shown}”")).Has($"“{shown}” will be gone"));

        var asked = await bin.Check($"Choose “{shown}”").PressAsync("Delete for good");
        Assert.Equal(shown, asked.Document.QuerySelector("section[aria-labelledby=sure] li")?.TextContent);
    }

    [Theory]
    [OnEachDatabase(false)]
    [OnEachDatabase(true)]
    public async Task What_was_never_public_leaves_no_trace(Database database, bool isScheduled)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has((isScheduled ? A.Post.Scheduled(after: TimeSpan.FromDays(1)) : A.Post.Draft()).InBin());
        using var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync($"/admin/posts/{post.Id}/delete")).PressAsync("Delete for good");

        Assert.Empty(await site.PostsAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(PostUrl.To(post.Slug))).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task What_lies_in_it_when_its_time_comes_is_not_public_by_that(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Scheduled(after: TimeSpan.FromDays(1)).InBin());
        site.Clock.Advance(TimeSpan.FromDays(2));
        using var ines = await site.SignInAsync(People.Ines);

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(new PublicAuthor(People.Otto.Id, People.Otto.Name).Address)).StatusCode);
        await (await ines.OpenAsync($"/admin/posts/{post.Id}/delete")).PressAsync("Delete for good");
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(PostUrl.To(post.Slug))).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task Only_what_lies_in_it_can_be_deleted(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.InBin());
        using var ines = await site.SignInAsync(People.Ines);
        var question = await ines.OpenAsync($"/admin/posts/{post.Id}/delete");
        await (await ines.OpenAsync("/admin/posts?state=bin")).PressAsync("Restore “Bread for twelve”");

        Assert.Equal(HttpStatusCode.NotFound, (await question.SendAsync("Delete for good")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ines.GetAsync($"/admin/posts/{post.Id}/delete")).StatusCode);
        await site.OnlyPostAsync();
    }
}
