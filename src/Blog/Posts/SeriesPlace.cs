using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>A post among the published parts of its series.</summary>
/// <param name="Number">Which part it is, from 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Parts">This part and those around it, in order.</param>
public sealed record SeriesPlace(string Name, string Slug, int Number, int Count, IReadOnlyList<SeriesPlace.Entry> Parts)
{
    /// <param name="Language">Of its title; empty: the site's.</param>
    public sealed record Entry(int Number, string Title, string Slug, string Language);

    /// <summary>Before and after the part that is read. Of a longer series, its own page has the rest.</summary>
    private const int Around = 15;

    /// <param name="db">Where the series is.</param>
    /// <param name="postId">The part that is read.</param>
    /// <param name="now">The time by the clock.</param>
    /// <param name="cancel">Ends the query.</param>
    /// <param name="evenUnpublished">Counts that part in before its time; never another.</param>
    /// <returns>Null for a post that is in no series.</returns>
    public static async Task<SeriesPlace?> FindAsync(BlogDbContext db, int postId, DateTimeOffset now, CancellationToken cancel, bool evenUnpublished = false)
    {
        var published = evenUnpublished ? db.SeriesParts.Where(part => part.PostId == postId || part.PublishedAt <= now) : db.SeriesParts.Published(now);
        var own = await published.Where(part => part.PostId == postId).Select(part => new
        {
            part.SeriesId,
            part.Series.Name,
            part.Series.Slug,
            Before = published.Count(other => other.SeriesId == part.SeriesId
                && (other.Position < part.Position || (other.Position == part.Position && other.PostId < part.PostId))),
            Count = published.Count(other => other.SeriesId == part.SeriesId),
        }).SingleOrDefaultAsync(cancel);
        if (own is null)
        {
            return null;
        }

        var skipped = Math.Max(0, own.Before - Around);
        var parts = await published.Where(part => part.SeriesId == own.SeriesId).InOrder().Skip(skipped).Take((2 * Around) + 1)
            .Select(part => new { part.Post.Title, part.Post.Slug, part.Post.Language }).ToListAsync(cancel);
        return new SeriesPlace(own.Name, own.Slug, own.Before + 1, own.Count, [.. parts.Select((part, index) => new Entry(skipped + index + 1, part.Title, part.Slug, part.Language))]);
    }
}
