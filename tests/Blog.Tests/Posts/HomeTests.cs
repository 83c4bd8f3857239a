using System.Net;

namespace Blog.Tests.Posts;

public sealed class HomeTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Older").Published(ago: TimeSpan.FromDays(2)).WithExcerpt("About yesterday."));
        await site.Has(A.Post.Titled("Newest").Tagged("bread", "slow food"));

        var page = await site.Visitor.OpenAsync("/");

        Assert.Equal("Newest", page.Document.QuerySelector(".featured h2")?.TextContent);
        Assert.Equal("Older", page.Document.QuerySelector(".post-list h3")?.TextContent);
        Assert.True(page.Has("About yesterday."));
        Assert.True(page.HasLink("slow food 1"));
        Assert.Equal("Newest", (await page.ClickAsync("Newest")).Heading);
    }

    [Theory, OnEachDatabase]
    public async Task Earlier_posts_are_headed_below_the_heading_of_their_list(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Older").Tagged("bread").Published(ago: TimeSpan.FromDays(2)));
        await site.Has(A.Post.Titled("Newest"));

        Assert.Equal(["h2 Earlier", "h3 Older"], Headings(await site.Visitor.OpenAsync("/"), "[aria-labelledby=earlier]"));
        Assert.Equal(["h1 bread", "h2 Older"], Headings(await site.Visitor.OpenAsync("/tags/bread"), "main"));

        static IEnumerable<string> Headings(WebPage page, string place) =>
            page.Document.QuerySelectorAll($"{place} :is(h1, h2, h3)").Select(heading => $"{heading.LocalName} {heading.TextContent}").Take(2);
    }

    [Theory, OnEachDatabase]
    public async Task Without_posts_it_says_so(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Draft());

        var page = await site.Visitor.OpenAsync("/");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Has("Nothing here yet"));
        Assert.False(page.HasLink("Bread for twelve"));
    }

    [Theory, OnEachDatabase]
    public async Task The_only_post_is_the_latest(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post);

        var page = await site.Visitor.OpenAsync("/");

        Assert.True(page.Has("Latest Bread for twelve"));
        Assert.True(page.Has("This is the first one."));
    }

    [Theory, OnEachDatabase]
    public async Task Pages_have_no_gap_and_no_double_though_times_tie(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var number = 1; number <= 23; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Published(ago: TimeSpan.FromHours(number / 8)));
        }

        var titles = new List<string>();
        var page = await site.Visitor.OpenAsync("/");
        titles.AddRange(Titles(page));
        while (page.HasLink("Older posts"))
        {
            page = await page.ClickAsync("Older posts");
            titles.AddRange(Titles(page));
        }

        Assert.Equal("/page/3", page.Address.AbsolutePath);
        Assert.Equal("Page 3 — The Long Table", page.Title);
        Assert.Equal(23, titles.Count);
        Assert.Equal(23, titles.Distinct().Count());
        Assert.Equal("/", (await (await page.ClickAsync("Newer posts")).ClickAsync("Newer posts")).Address.AbsolutePath);
    }

    [Theory, OnEachDatabase]
    public async Task A_full_last_page_has_none_after_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var number = 1; number <= 10; number++)
        {
            await site.Has(A.Post.At($"loaf-{number}"));
        }

        Assert.False((await site.Visitor.OpenAsync("/")).HasLink("Older posts"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/page/2")).StatusCode);
    }

    [Theory]
    [OnEachDatabase("/page/2")]
    [OnEachDatabase("/page/100000")]
    [OnEachDatabase("/page/2147483647")]
    [OnEachDatabase("/page/0")]
    [OnEachDatabase("/page/-1")]
    [OnEachDatabase("/page/two")]
    public async Task There_is_nothing_beyond_the_end(Database database, string path)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post);

        var page = await site.Visitor.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("There’s nothing at this address", page.Heading);
    }

    [Fact]
    public async Task The_first_page_has_one_address()
    {
        await using var site = await Site.StartAsync();

        using var response = await site.Visitor.GetAsync("/page/1");

        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal("/", response.Headers.Location?.OriginalString);
    }

    private static IEnumerable<string> Titles(WebPage page) => page.Document.QuerySelectorAll(".featured h2, .post-list h3").Select(heading => heading.TextContent);
}
