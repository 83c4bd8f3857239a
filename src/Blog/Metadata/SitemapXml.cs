using System.Text;
using System.Xml;
using Blog.Hosting;

namespace Blog.Metadata;

/// <summary>Writes a sitemap as it is read, one address after the other.</summary>
internal static class SitemapXml
{
    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static Task WriteIndexAsync(Stream stream, IEnumerable<Sitemap.Place> files, BaseAddress address, CancellationToken cancel) =>
        WriteAsync(stream, "sitemapindex", "sitemap", files.ToAsyncEnumerable(), address, cancel);

    public static Task WriteAsync(Stream stream, IAsyncEnumerable<Sitemap.Place> places, BaseAddress address, CancellationToken cancel) =>
        WriteAsync(stream, "urlset", "url", places, address, cancel);

    private static async Task WriteAsync(Stream stream, string list, string item, IAsyncEnumerable<Sitemap.Place> places, BaseAddress address, CancellationToken cancel)
    {
        var settings = new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
        await using var xml = XmlWriter.Create(stream, settings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, list, Space);
        await foreach (var place in places.WithCancellation(cancel))
        {
            await xml.WriteStartElementAsync(null, item, Space);
            await xml.WriteElementStringAsync(null, "loc", Space, address.Of(place.Path));
            if (place.ChangedAt is { } changed)
            {
                await xml.WriteElementStringAsync(null, "lastmod", Space, XmlConvert.ToString(changed.UtcDateTime, XmlDateTimeSerializationMode.Utc));
            }

            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
    }
}
