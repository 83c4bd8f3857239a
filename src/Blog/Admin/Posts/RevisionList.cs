using Blog.Data;
using Blog.Revisions;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Posts;

/// <summary>Revisions of a post, newest first, each with what it brought. That is counted when it is looked at: which one came before changes as they are thinned out.</summary>
public sealed record RevisionList(IReadOnlyList<RevisionList.Item> Items)
{
    public static readonly RevisionList Empty = new([]);

    /// <param name="Id">Its key.</param>
    /// <param name="Kind">What made it.</param>
    /// <param name="SavedAt">When.</param>
    /// <param name="AuthorName">Who.</param>
    /// <param name="Words">How it differs from the one before.</param>
    public sealed record Item(int Id, RevisionKind Kind, DateTimeOffset SavedAt, string AuthorName, WordCount Words);

    public static async Task<RevisionList> ReadAsync(BlogDbContext db, int postId, int skip, int take, CancellationToken cancel)
    {
        // One more, to compare the last one with.
        var found = await db.Revisions.AsNoTracking().Where(revision => revision.PostId == postId)
            .OrderByDescending(revision => revision.Version).Skip(skip).Take(take + 1)
            .Select(revision => new
            {
                revision.Id,
                revision.Kind,
                revision.SavedAt,
                AuthorName = db.Users.Where(author => author.Id == revision.AuthorId).Select(author => author.Name).FirstOrDefault(),
                revision.Body,
            })
            .ToListAsync(cancel);
        return new([.. found.Take(take).Select((one, place) => new Item(
            one.Id,
            one.Kind,
            one.SavedAt,
            one.AuthorName ?? "Somebody who has left",
            WordCount.Between(place + 1 < found.Count ? found[place + 1].Body : "", one.Body)))]);
    }
}
