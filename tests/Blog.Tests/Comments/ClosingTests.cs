using System.Net;
using Blog.Posts;

namespace Blog.Tests.Comments;

/// <summary>Comments that close by themselves.</summary>
public sealed class ClosingTests
{
    [Theory]
    [OnEachDatabase(0, null, true)]
    [OnEachDatabase(3, null, false)]
    [OnEachDatabase(3, 0, true)]
    [OnEachDatabase(3, 9, true)]
    [OnEachDatabase(0, 3, false)]
    [OnEachDatabase(9, 3, false)]
    public async Task After_the_days_of_the_post_or_else_of_the_site(Database database, int ofSite, int? ofPost, bool isOpen)
    {
        await using var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.CommentDays = ofSite);
        var post = await site.Has(ofPost is { } days ? A.Post.ClosingAfter(days) : A.Post);
        var form = await site.FillInAsync(post);
        Assert.True(form.HasButton("Send comment"));

        // A moment before three days are over since it was published, an hour before the clock began.
        site.Clock.SetUtcNow(post.PublishedAt!.Value.AddDays(3).AddSeconds(-1));
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).HasButton("Send comment"));
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var page = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));

        Assert.Equal(isOpen, page.HasButton("Send comment"));
        Assert.Equal(!isOpen, page.Has("Comments are closed here."));
        if (!isOpen)
        {
            var late = await form.PressAsync("Send comment");
            Assert.Equal(HttpStatusCode.Conflict, late.Status);
            Assert.Equal(Commenting.Words, late.Document.QuerySelector("textarea")!.TextContent.Trim());
            Assert.Empty(await site.CommentsAsync());
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_back_dated_post_counts_from_its_date(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.Published(ago: TimeSpan.FromDays(30)).ClosingAfter(14));

        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Comments are closed here."));
    }

    [Theory, OnEachDatabase]
    public async Task The_owner_and_the_author_decide(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto));
        using var ines = await site.SignInAsync(People.Ines);
        using var otto = await site.SignInAsync(People.Otto);

        var settings = await (await ines.OpenAsync("/admin/settings")).Fill("Close comments after days", "30").PressAsync("Save settings");
        var editor = await otto.OpenAsync(PostUrl.ToEditor(post.Id));
        Assert.True(editor.Has("Empty: 30, as on the whole blog. 0: they stay open."));
        var updated = await editor.Fill("Close comments after days", "7").PressAsync("Update");

        Assert.Equal("30", settings.Value("Close comments after days"));
        Assert.Equal("7", updated.Value("Close comments after days"));
        Assert.Equal(7, (await site.OnlyPostAsync()).CommentDays);
        await (await ines.OpenAsync("/admin/settings")).Fill("Close comments after days", "").PressAsync("Save settings");
        Assert.True((await otto.OpenAsync(PostUrl.ToEditor(post.Id))).Has("Empty: they stay open."));
    }
}
