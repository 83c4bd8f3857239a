using System.Runtime.CompilerServices;
using Blog.Data;
using Blog.Hosting;
using Blog.Pages;
using Blog.Posts;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Metadata;

/// <summary>
/// Every address that readers may open, for search engines: one file, or an index of files when there are more than one may hold. Read and written in
/// portions, so that memory does not grow with the site and no query stays open for a slow client.
/// </summary>
internal sealed class Sitemap(BlogDbContext db, CurrentSite site, BaseAddress address, TimeProvider time)
{
    /// <summary>The most that one file may hold: https://www.sitemaps.org/protocol.html.</summary>
    public const int Most = 50_000;

    private const int Portion = 1000;

    /// <summary>What is there whatever has been written; the first in the list of standing pages.</summary>
    private static readonly string[] Fixed = ["/", PostUrl.ToArchive, PostUrl.ToTopics, "/subscribe"];

    /// <summary>An address and when it last changed; null: not known.</summary>
    public sealed record Place(string Path, DateTimeOffset? ChangedAt)
    {
        /// <summary>Before all others of its kind.</summary>
        public static readonly Place Start = new("", null);

        public DateTimeOffset PublishedAt { get; init; }

        public int Id { get; init; }
    }

    /// <param name="Name">In the names of its files.</param>
    /// <param name="Behind">Those behind one, in their order.</param>
    /// <param name="Before">What stands before them all.</param>
    private sealed record Kind(string Name, Func<Place, IQueryable<Place>> Behind, IReadOnlyList<string> Before)
    {
        public async Task<int> CountAsync(CancellationToken cancel) => Before.Count + await Behind(Place.Start).CountAsync(cancel);
    }

    public async Task WriteAsync(Stream stream, CancellationToken cancel)
    {
        var kinds = await KindsAsync(cancel);
        var counts = new List<int>();
        foreach (var kind in kinds)
        {
            counts.Add(await kind.CountAsync(cancel));
        }

        if (counts.Sum() > Most)
        {
            var files = kinds.Zip(counts, (kind, count) => Enumerable.Range(1, Pieces(count)).Select(number => new Place(PathOf(kind.Name, number), null))).SelectMany(file => file);
            await SitemapXml.WriteIndexAsync(stream, files, address, cancel);
        }
        else
        {
            await SitemapXml.WriteAsync(stream, ReadAsync(kinds, 0, cancel), address, cancel);
        }
    }

    /// <summary>True for a file that an index would name; <paramref name="number"/> counts from 1.</summary>
    public async Task<bool> HasFileAsync(string kind, int number, CancellationToken cancel) =>
        (await KindsAsync(cancel)).SingleOrDefault(one => one.Name == kind) is { } found && number >= 1 && number <= Pieces(await found.CountAsync(cancel));

    public async Task WriteFileAsync(Stream stream, string kind, int number, CancellationToken cancel) =>
        await SitemapXml.WriteAsync(stream, ReadAsync((await KindsAsync(cancel)).Where(one => one.Name == kind), (number - 1) * Most, cancel), address, cancel);

    public static string PathOf(string kind, int number) => $"/sitemap-{kind}-{number}.xml";

    private static int Pieces(int count) => (count + Most - 1) / Most;

    private async Task<Kind[]> KindsAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var published = db.Posts.Published(now);
        var years = (await db.MonthsAsync(site, now, cancel)).Select(month => PostUrl.ToYear(month.Year)).Distinct();
        var listed = db.PostTags.Published(now);
        var parts = db.SeriesParts.Published(now);
        return
        [
            new("pages", last => db.Pages.Where(page => page.IsPublished && page.Id > last.Id).OrderBy(page => page.Id)
                .Select(page => new Place(PageUrl.To(page.Slug), page.ChangedAt) { Id = page.Id }), [.. Fixed, .. years]),
            new("authors", last => db.Users.Where(author => author.Id > last.Id && published.Any(post => post.AuthorId == author.Id)).OrderBy(author => author.Id)
                .Select(author => new Place(new PublicAuthor(author.Id, author.Name).Address, null) { Id = author.Id }), []),
            new("tags", last => db.Tags.Where(tag => tag.Id > last.Id && listed.Any(link => link.TagId == tag.Id)).OrderBy(tag => tag.Id)
                .Select(tag => new Place(PostUrl.ToTag(tag.Slug), null) { Id = tag.Id }), []),
            new("series", last => db.Series.Where(series => series.Id > last.Id && parts.Any(part => part.SeriesId == series.Id)).OrderBy(series => series.Id)
                .Select(series => new Place(PostUrl.ToSeries(series.Slug), null) { Id = series.Id }), []),
            // Oldest first: what a file holds does not move on when something new is written.
            new("posts", last => published.Where(post => post.PublishedAt >= last.PublishedAt && (post.PublishedAt > last.PublishedAt || post.Id > last.Id))
                .OrderBy(post => post.PublishedAt).ThenBy(post => post.Id)
                .Select(post => new Place(PostUrl.To(post.Slug), post.UpdatedAt > post.PublishedAt ? post.UpdatedAt : post.PublishedAt) { PublishedAt = post.PublishedAt!.Value, Id = post.Id }), []),
        ];
    }

    /// <summary>One file full, beginning behind the first <paramref name="skip"/>.</summary>
    private static async IAsyncEnumerable<Place> ReadAsync(IEnumerable<Kind> kinds, int skip, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var kind in kinds)
        {
            foreach (var path in kind.Before.Skip(skip))
            {
                yield return new Place(path, null);
            }

            // Counted off to where the file begins; from there each portion goes on behind the one before.
            var (last, from, room) = (Place.Start, Math.Max(0, skip - kind.Before.Count), Most - Math.Max(0, kind.Before.Count - skip));
            for (var read = Portion; read == Portion && room > 0; room -= read)
            {
                var portion = await kind.Behind(last).Skip(from).Take(Math.Min(Portion, room)).ToListAsync(cancel);
                (last, from, read) = (portion.LastOrDefault(last), 0, portion.Count);
                foreach (var place in portion)
                {
                    yield return place;
                }
            }
        }
    }
}
