using Blog.Hosting;
using Blog.Hosting.PageCache;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Feeds;

/// <summary>How to follow the blog, for somebody who has never heard of feeds.</summary>
public sealed class SubscribeModel(BaseAddress address, Shown shown) : PageModel
{
    public sealed record Feed(string Path, string Name, string Explanation);

    public IReadOnlyList<Feed> Feeds { get; } =
    [
        new("/feed.xml", FeedTexts.EveryPost, FeedTexts.EveryPostExplained),
        new("/rss.xml", FeedTexts.RssFeed, FeedTexts.RssExplained),
        new("/feed.json", FeedTexts.JsonFeed, FeedTexts.JsonExplained),
    ];

    public void OnGet() => shown.Site();

    /// <summary>To be copied, so it is whole.</summary>
    public string AddressOf(Feed feed) => address.Of(feed.Path);
}
