using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Blog.Tests.Feeds;

/// <summary>A feed as a reader program takes it in, whichever of the three formats it is in.</summary>
public sealed record FollowedFeed(string Title, string Self, string? Earlier, string? Later, bool IsArchive, IReadOnlyList<FollowedFeed.Entry> Entries)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace History = "http://purl.org/syndication/history/1.0";

    public sealed record Entry(string Id, string Address, string Title, string Html, string Author, DateTimeOffset PublishedAt);

    public static async Task<FollowedFeed> ReadAsync(Visitor visitor, string path)
    {
        var text = await visitor.ReadAsync(path);
        return path.EndsWith(".json", StringComparison.Ordinal) ? OfJson(JsonDocument.Parse(text).RootElement)
            : XDocument.Parse(text).Root! is { Name.LocalName: "rss" } rss ? OfRss(rss.Element("channel")!)
            : OfAtom(XDocument.Parse(text).Root!);
    }

    private static FollowedFeed OfAtom(XElement feed) => new(
        feed.Element(Atom + "title")!.Value,
        Link(feed, "self")!,
        Link(feed, "prev-archive"),
        Link(feed, "next-archive"),
        feed.Element(History + "archive") is not null,
        [.. feed.Elements(Atom + "entry").Select(entry => new Entry(
            entry.Element(Atom + "id")!.Value,
            Link(entry, "alternate")!,
            entry.Element(Atom + "title")!.Value,
            entry.Element(Atom + "content")!.Value,
            entry.Element(Atom + "author")!.Element(Atom + "name")!.Value,
            DateTimeOffset.Parse(entry.Element(Atom + "published")!.Value, CultureInfo.InvariantCulture)))]);

    private static FollowedFeed OfRss(XElement channel) => new(
        channel.Element("title")!.Value,
        Link(channel, "self")!,
        Link(channel, "prev-archive"),
        Link(channel, "next-archive"),
        channel.Element(History + "archive") is not null,
        [.. channel.Elements("item").Select(item => new Entry(
            item.Element("guid")!.Value,
            item.Element("link")!.Value,
            item.Element("title")!.Value,
            item.Element(Content + "encoded")!.Value,
            item.Element(DublinCore + "creator")!.Value,
            DateTimeOffset.Parse(item.Element("pubDate")!.Value, CultureInfo.InvariantCulture)))]);

    private static FollowedFeed OfJson(JsonElement feed) => new(
        feed.GetProperty("title").GetString()!,
        feed.GetProperty("feed_url").GetString()!,
        feed.TryGetProperty("next_url", out var next) ? next.GetString() : null,
        Later: null,
        IsArchive: false,
        [.. feed.GetProperty("items").EnumerateArray().Select(item => new Entry(
            item.GetProperty("id").GetString()!,
            item.GetProperty("url").GetString()!,
            item.GetProperty("title").GetString()!,
            item.GetProperty("content_html").GetString()!,
            item.GetProperty("authors")[0].GetProperty("name").GetString()!,
            item.GetProperty("date_published").GetDateTimeOffset()))]);

    private static string? Link(XElement parent, string rel) =>
        parent.Elements(Atom + "link").SingleOrDefault(link => link.Attribute("rel")!.Value == rel)?.Attribute("href")!.Value;
}
