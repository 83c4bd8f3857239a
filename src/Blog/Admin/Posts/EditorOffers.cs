using System.Globalization;
using System.Security.Claims;
using Blog.Admin.Writing;
using Blog.Data;
using Blog.Media;
using Blog.Posts;
using Blog.Posts.Previews;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Posts;

/// <summary>What the form of a post lets its author choose from, and what it knows of the post's place.</summary>
public sealed class EditorOffers(BlogDbContext db, Insertions insertions, TimeProvider time)
{
    private const int SeriesOffered = 200;

    public sealed record Cover(int Id, string Name)
    {
        public string Value => Id.ToString(CultureInfo.InvariantCulture);
    }

    /// <param name="Insertions">What can be put into the text.</param>
    /// <param name="Covers">Pictures that may stand for the post: the newest, and the one that does.</param>
    /// <param name="Series">The names of the series there are.</param>
    /// <param name="PartHint">Where the post stands in its series, and what a number would do.</param>
    /// <param name="Links">The preview links that work, newest first.</param>
    public sealed record Offer(Insertions.Offer Insertions, IReadOnlyList<Cover> Covers, IReadOnlyList<string> Series, string PartHint, IReadOnlyList<PreviewLink> Links)
    {
        public static readonly Offer Nothing = new(Writing.Insertions.Offer.Nothing, [], [], "", []);
    }

    /// <param name="user">Who writes.</param>
    /// <param name="postId">Null for a new post.</param>
    /// <param name="cover">The value of the cover that is chosen; empty, or not a number, when none is.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<Offer> OfAsync(ClaimsPrincipal user, int? postId, string? cover, CancellationToken cancel) => new(
        await insertions.OfferAsync(user, cancel),
        await CoversAsync(cover, cancel),
        await db.Series.OrderBy(series => series.Name).Take(SeriesOffered).Select(series => series.Name).ToListAsync(cancel),
        await db.SeriesParts.PlaceOfAsync(postId, cancel) is var (number, count)
            ? $"It is part {number} of {count} now. Another number moves it there."
            : "Empty: the last one.",
        await db.PreviewLinks.AsNoTracking().Where(link => link.PostId == postId).Working(time.GetUtcNow()).OrderByDescending(link => link.Id).ToListAsync(cancel));

    private async Task<List<Cover>> CoversAsync(string? chosen, CancellationToken cancel)
    {
        var covers = await db.Media.NewestFirst().Take(MediaFile.MostOffered).Select(file => new Cover(file.Id, file.Name)).ToListAsync(cancel);
        if (covers.TrueForAll(cover => cover.Value != chosen) && int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            covers.AddRange(await db.Media.Where(file => file.Id == id).Select(file => new Cover(file.Id, file.Name)).ToListAsync(cancel));
        }

        return covers;
    }
}
