using System.Net;

namespace Blog.Tests.Feeds;

/// <summary>Whoever wants all posts walks from the feed through the months before it (RFC 5005).</summary>
public sealed class FeedArchiveTests
{
    [Theory]
    [OnEachDatabase("/feed.xml")]
    [OnEachDatabase("/rss.xml")]
    [OnEachDatabase("/feed.json")]
    [OnEachDatabase("/tags/bread/feed.xml")]
    [OnEachDatabase("/authors/ines-prado-1/feed.json")]
    public async Task Every_post_is_met_on_the_way_back(Database database, string path)
    {
        await using var site = await Site.StartAsync(database);
        for (var number = 1; number <= 60; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Tagged("bread").Published(ago: TimeSpan.FromDays(5 * number)));
        }

        var met = new HashSet<string>();
        for (var next = path; next is not null;)
        {
            var feed = await FollowedFeed.ReadAsync(site.Visitor, next);
            Assert.NotEmpty(feed.Entries);
            met.UnionWith(feed.Entries.Select(entry => entry.Title));
            next = feed.Earlier is { } earlier ? new Uri(earlier).AbsolutePath : null;
        }

        Assert.Equal(60, met.Count);
    }

    [Theory, OnEachDatabase]
    public async Task A_month_that_is_over_stays_as_it_is(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var number = 1; number <= 40; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Published(ago: TimeSpan.FromDays(4 * number)));
        }

        var current = await FollowedFeed.ReadAsync(site.Visitor, "/feed.xml");
        var archive = new Uri(current.Earlier!).AbsolutePath;
        var before = await site.Visitor.ReadAsync(archive);
        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.Has(A.Post.Titled("The newest loaf"));

        Assert.Equal("/feed/2025-12.xml", archive);
        Assert.Equal(before, await site.Visitor.ReadAsync(archive));
        var month = await FollowedFeed.ReadAsync(site.Visitor, archive);
        Assert.True(month.IsArchive);
        Assert.EndsWith("/feed/2025-11.xml", month.Earlier, StringComparison.Ordinal);
        Assert.EndsWith("/feed/2026-01.xml", month.Later, StringComparison.Ordinal);
        Assert.All(month.Entries, entry => Assert.Equal((2025, 12), (entry.PublishedAt.Year, entry.PublishedAt.Month)));
    }

    [Fact]
    public async Task The_running_month_is_in_the_feed_itself()
    {
        await using var site = await Site.StartAsync();
        site.Clock.Advance(TimeSpan.FromDays(27));
        for (var number = 0; number < 27; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Published(ago: TimeSpan.FromDays(number)));
        }

        await site.Has(A.Post.Titled("Last month").Published(ago: TimeSpan.FromDays(40)));
        var current = await FollowedFeed.ReadAsync(site.Visitor, "/feed.xml");

        Assert.Equal(27, current.Entries.Count);
        Assert.EndsWith("/feed/2026-02.xml", current.Earlier, StringComparison.Ordinal);
        Assert.Null((await FollowedFeed.ReadAsync(site.Visitor, "/feed/2026-02.xml")).Later);
    }

    [Fact]
    public async Task A_month_with_more_than_a_post_a_day_goes_on_in_its_archive()
    {
        await using var site = await Site.StartAsync();
        site.Clock.Advance(TimeSpan.FromDays(25));
        for (var number = 0; number < 40; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Published(ago: TimeSpan.FromHours(12 * number)));
        }

        var current = await FollowedFeed.ReadAsync(site.Visitor, "/feed.xml");
        var month = await FollowedFeed.ReadAsync(site.Visitor, new Uri(current.Earlier!).AbsolutePath);

        Assert.Equal(Enumerable.Range(0, 31).Select(number => $"Loaf {number}"), current.Entries.Select(entry => entry.Title));
        Assert.EndsWith("/feed/2026-03.xml", current.Earlier, StringComparison.Ordinal);
        Assert.Equal(40, month.Entries.Count);
    }

    [Theory]
    [InlineData("/feed/2026-02.xml")]
    [InlineData("/feed/2027-01.xml")]
    [InlineData("/feed/2026-13.xml")]
    [InlineData("/feed/9999-12.xml")]
    [InlineData("/feed/march.xml")]
    [InlineData("/feed/0001-01.json")]
    [InlineData("/tags/nothing/feed/2026-03.xml")]
    public async Task A_month_without_posts_is_not_found(string path)
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Post);

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(path)).StatusCode);
    }
}
