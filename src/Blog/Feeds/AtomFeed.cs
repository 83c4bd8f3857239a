using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Blog.Data;
using Blog.Hosting;
using Blog.Posts;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Feeds;

/// <summary>The newest posts in full, as Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    private const int Entries = 20;

    private sealed record Entry(
        Guid Uid, string Title, string Slug, string Summary, string Html, string Author, DateTimeOffset PublishedAt, DateTimeOffset? UpdatedAt, List<string> Tags);

    public static void MapFeeds(this IEndpointRouteBuilder endpoints) => endpoints.MapMethods("/feed.xml", [HttpMethods.Get, HttpMethods.Head], WriteAsync);

    private static async Task<IResult> WriteAsync(BlogDbContext db, CurrentSite site, BaseAddress address, TimeProvider time, CancellationToken cancel)
    {
        var entries = await db.Posts.Published(time.GetUtcNow()).NewestFirst().Take(Entries).AsSplitQuery().Select(post => new Entry(
            post.Uid,
            post.Title,
            post.Slug,
            post.Summary,
            post.Html,
            post.Author.Name,
            post.PublishedAt!.Value,
            post.UpdatedAt,
            post.Tags.OrderBy(link => link.Position).Select(link => link.Tag.Name).ToList())).ToListAsync(cancel);
        return Results.Bytes(Serialize(Compose(entries, site, address)), "application/atom+xml; charset=utf-8");
    }

    private static SyndicationFeed Compose(List<Entry> entries, CurrentSite site, BaseAddress address)
    {
        var lastChange = entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries.Max(LastChange);
        var feed = new SyndicationFeed(site.Name, site.Settings.Tagline, address.Value, address.Of("/"), lastChange)
        {
            Language = site.Culture.Name,
            Items = entries.Select(entry => Compose(entry, address)),
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(address.Of("/feed.xml")), "application/atom+xml"));
        return feed;
    }

    private static SyndicationItem Compose(Entry entry, BaseAddress address)
    {
        var link = new Uri(address.Of(PostUrl.To(entry.Slug)));
        var item = new SyndicationItem(entry.Title, SyndicationContent.CreateHtmlContent(entry.Html), link, $"urn:uuid:{entry.Uid}", LastChange(entry))
        {
            PublishDate = entry.PublishedAt,
            Summary = SyndicationContent.CreatePlaintextContent(entry.Summary),
            // Links and pictures in the text are addresses on this site.
            BaseUri = link,
        };
        item.Authors.Add(new SyndicationPerson { Name = entry.Author });
        foreach (var tag in entry.Tags)
        {
            item.Categories.Add(new SyndicationCategory(tag));
        }

        return item;
    }

    private static DateTimeOffset LastChange(Entry entry) => entry.UpdatedAt > entry.PublishedAt ? entry.UpdatedAt.Value : entry.PublishedAt;

    private static byte[] Serialize(SyndicationFeed feed)
    {
        // Into a stream: a StringBuilder would declare UTF-16.
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            feed.SaveAsAtom10(writer);
        }

        return stream.ToArray();
    }
}
