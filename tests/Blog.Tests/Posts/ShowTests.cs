using System.Net;
using Blog.Posts;

namespace Blog.Tests.Posts;

public sealed class ShowTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Oldest").Published(ago: TimeSpan.FromDays(3)));
        await site.Has(A.Post.Titled("Middle").Published(ago: TimeSpan.FromDays(2)).By(People.Otto).WithExcerpt("In the midst.").Tagged("bread"));
        await site.Has(A.Post.Titled("Newest").Published(ago: TimeSpan.FromDays(1)));

        var page = await site.Visitor.OpenAsync("/posts/middle");

        Assert.Equal("Middle", page.Heading);
        Assert.Equal("In the midst.", page.Document.QuerySelector("meta[name=description]")?.GetAttribute("content"));
        Assert.True(page.Has("Otto Brandt Published on 28 February 2026 at 09:00 1 min read"));
        Assert.Equal("/posts/oldest", page.Document.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
        Assert.Equal("/posts/newest", page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href"));
        Assert.Empty(site.Visitor.Cookies);
    }

    [Theory, OnEachDatabase]
    public async Task Neighbours_are_in_one_order_though_times_tie(Database database)
    {
        await using var site = await Site.StartAsync(database);
        foreach (var title in new[] { "One", "Two", "Three" })
        {
            await site.Has(A.Post.Titled(title));
        }

        var page = await site.Visitor.OpenAsync("/posts/two");

        Assert.Equal("/posts/one", page.Document.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
        Assert.Equal("/posts/three", page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href"));
    }

    [Theory, OnEachDatabase]
    public async Task An_unknown_address_is_not_found(Database database)
    {
        await using var site = await Site.StartAsync(database);

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/posts/nothing")).StatusCode);
    }

    [Theory]
    [OnEachDatabase("draft")]
    [OnEachDatabase("scheduled")]
    [OnEachDatabase("binned")]
    public async Task A_comment_on_what_readers_cannot_see_is_not_found_and_not_stored(Database database, string state)
    {
        await using var site = await Site.StartAsync(database);
        var seen = await site.Has(A.Post.At("seen"));
        var post = await site.Has(state switch
        {
            "draft" => A.Post.Draft(),
            "scheduled" => A.Post.Scheduled(after: TimeSpan.FromDays(1)),
            _ => A.Post.InBin(),
        });
        var form = await site.Visitor.OpenAsync(PostUrl.To(seen.Slug));
        var fields = form.Document.QuerySelectorAll("form[action$=comments] input[name], form[action$=comments] textarea[name]")
            .Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? "Lovely"));

        using var response = await site.Visitor.PostAsync(PostUrl.ToCommentForm(post.Slug), [.. fields]);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await site.Db(db => Task.FromResult(db.Comments.ToList())));
    }
}
