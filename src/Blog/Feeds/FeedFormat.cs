namespace Blog.Feeds;

/// <summary>One of the three ways to write a feed, and the end of its addresses.</summary>
internal sealed record FeedFormat(string Label, string Name, string Extension, string MediaType, Func<Feed, byte[]> Write)
{
    public static readonly FeedFormat Atom = new("Atom", "feed", "xml", "application/atom+xml", AtomFeed.Write);
    public static readonly FeedFormat Rss = new("RSS", "rss", "xml", "application/rss+xml", RssFeed.Write);
    public static readonly FeedFormat Json = new("JSON", "feed", "json", "application/feed+json", JsonFeed.Write);

    public static readonly IReadOnlyList<FeedFormat> All = [Atom, Rss, Json];

    /// <summary>"/tags/bread/feed.xml" for "/tags/bread"; the feeds of the whole site stand at its root.</summary>
    public string Of(string home) => $"{home.TrimEnd('/')}/{Name}.{Extension}";

    /// <summary>"/tags/bread/feed/2025-03.xml": what was published in a month, or as a pattern of a route.</summary>
    public string Of(string home, string month) => $"{home.TrimEnd('/')}/{Name}/{month}.{Extension}";
}
