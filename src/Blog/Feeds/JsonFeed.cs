using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Blog.Feeds;

/// <summary>A feed as JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static byte[] Write(Feed feed) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Version = "https://jsonfeed.org/version/1.1",
            feed.Title,
            HomePageUrl = feed.Home,
            FeedUrl = feed.Self,
            Description = OrNothing(feed.Subtitle),
            NextUrl = feed.Earlier,
            feed.Icon,
            feed.Language,
            Items = feed.Entries.Select(Item),
        },
        Options);

    private static object Item(FeedEntry entry) => new
    {
        entry.Id,
        Url = entry.Address,
        entry.Title,
        ContentHtml = entry.Html,
        Summary = OrNothing(entry.Summary),
        Image = entry.Picture,
        DatePublished = entry.PublishedAt,
        DateModified = entry.ChangedAt,
        Authors = new[] { new { entry.Author.Name, Url = entry.Author.Address } },
        Tags = entry.Tags.Count > 0 ? entry.Tags : null,
        entry.Language,
    };

    private static string? OrNothing(string text) => text.Length > 0 ? text : null;
}
