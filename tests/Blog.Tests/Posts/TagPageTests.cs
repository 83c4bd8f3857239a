using System.Net;
using Blog.Posts;
using Blog.Posts.Tags;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Posts;

public sealed class TagPageTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Older").Tagged("Slow food", "Bread").Published(ago: TimeSpan.FromDays(1)));
        await site.Has(A.Post.Titled("Newer").Tagged("slow food"));
        await site.Has(A.Post.Titled("Other").Tagged("Bread"));

        var page = await (await site.Visitor.OpenAsync("/posts/older")).ClickAsync("Slow food");

        Assert.Equal("/tags/slow-food", page.Address.AbsolutePath);
        Assert.Equal("Slow food", page.Heading);
        Assert.Equal(["Newer", "Older"], page.Document.QuerySelectorAll(".post-list h2").Select(heading => heading.TextContent));
    }

    [Theory, OnEachDatabase]
    public async Task A_name_means_the_tag_that_bears_it_whatever_its_address(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.Tagged("काल").PartOf("कथा"));
        // As an earlier version made them.
        await site.Db(async db =>
        {
            await db.Tags.ExecuteUpdateAsync(set => set.SetProperty(tag => tag.Slug, "k-l"));
            await db.Series.ExecuteUpdateAsync(set => set.SetProperty(series => series.Slug, "k-th"));
        });
        using var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Text, in Markdown", "Other words.").PressAsync("Update");
        await (await ines.OpenAsync("/admin/posts/new")).Fill("Title", "Nail").Fill("Text, in Markdown", "Words.").Fill("Tags", "काल, कील").Fill("Series", "कथा").PressAsync("Publish");

        Assert.Equal([("काल", "k-l"), ("कील", "kil")], (await site.Db(db => db.Tags.OrderBy(tag => tag.Id).ToListAsync())).Select(tag => (tag.Name, tag.Slug)));
        Assert.Equal("k-th", Assert.Single(await site.Db(db => db.Series.ToListAsync())).Slug);
    }

    [Theory, OnEachDatabase]
    public async Task Without_posts_it_says_so(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Tagged("bread").InBin());

        var page = await site.Visitor.OpenAsync("/tags/bread");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Has("Nothing is filed under this topic at the moment."));
    }

    [Theory, OnEachDatabase]
    public async Task A_tag_of_what_readers_cannot_see_yet_is_not_found(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Tagged("bread").Draft());
        await site.Has(A.Post.Titled("Salt").Tagged("salt").Scheduled(after: TimeSpan.FromHours(1)));

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/tags/bread")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/tags/salt")).StatusCode);
        site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/tags/salt")).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task An_unknown_tag_is_not_found(Database database)
    {
        await using var site = await Site.StartAsync(database);

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/tags/bread")).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task Many_posts_have_further_pages(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var number = 1; number <= TaggedModel.PageSize + 1; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Tagged("bread"));
        }

        var second = await (await site.Visitor.OpenAsync("/tags/bread")).ClickAsync("Older posts");

        Assert.Equal("/tags/bread/page/2", second.Address.AbsolutePath);
        Assert.True(second.HasLink("Loaf 1"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/tags/bread/page/3")).StatusCode);
        Assert.Equal("/tags/bread", (await site.Visitor.GetAsync("/tags/bread/page/1")).Headers.Location?.OriginalString);
    }
}
