using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Related;

/// <summary>
/// Keeps for each released post a short list of those that its readers may like: which share tags and rare words with it. What it costs does not
/// depend on how many posts there are. It runs after a save, never while somebody reads.
/// </summary>
public sealed class Relating(BlogDbContext db)
{
    /// <summary>How many a reader is shown.</summary>
    public const int Shown = 3;

    /// <summary>More than are shown: some may be scheduled, or be taken away before the list is made anew.</summary>
    private const int Kept = 6;

    /// <summary>So many of the closest learn of a change: it may have brought the post into their lists.</summary>
    private const int Told = 12;

    private const int AtOnce = 20;

    /// <summary>Makes the lists of some posts that have changed, and notes whose lists that touches.</summary>
    /// <returns>False when there was nothing to do.</returns>
    public async Task<bool> FollowChangesAsync(CancellationToken cancel)
    {
        var changes = await NextAsync(isOwnListOnly: false, cancel);
        foreach (var postId in PostsOf(changes))
        {
            await FollowAsync(postId, changes[^1].Id, cancel);
        }

        return await FinishAsync(changes, cancel);
    }

    /// <summary>Makes the lists of some posts around which something has changed.</summary>
    /// <returns>False when there was nothing to do.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancel)
    {
        var changes = await NextAsync(isOwnListOnly: true, cancel);
        foreach (var postId in PostsOf(changes))
        {
            await WriteListAsync(postId, await RankAsync(postId, cancel), cancel);
        }

        return await FinishAsync(changes, cancel);
    }

    private Task<List<RelatedChange>> NextAsync(bool isOwnListOnly, CancellationToken cancel) =>
        db.RelatedChanges.Where(change => change.IsOwnListOnly == isOwnListOnly).OrderBy(change => change.Id).Take(AtOnce).ToListAsync(cancel);

    private static IEnumerable<int> PostsOf(List<RelatedChange> changes) => changes.Select(change => change.PostId).Distinct();

    private async Task<bool> FinishAsync(List<RelatedChange> changes, CancellationToken cancel)
    {
        db.RelatedChanges.RemoveRange(changes);
        await db.SaveChangesAsync(cancel);
        return changes.Count > 0;
    }

    private async Task FollowAsync(int postId, int last, CancellationToken cancel)
    {
        await LearnAsync(postId, cancel);
        var listing = await db.RelatedPosts.Where(related => related.OtherId == postId).Select(related => related.PostId).ToListAsync(cancel);
        var ranking = await RankAsync(postId, cancel);
        await WriteListAsync(postId, ranking, cancel);
        await TellAsync(listing.Union(ranking.Take(Told)), last, cancel);
    }

    private async Task<IReadOnlyList<int>> RankAsync(int postId, CancellationToken cancel) =>
        await db.Posts.Listed().AnyAsync(post => post.Id == postId, cancel) ? await new Closeness(db, postId).RankAsync(cancel) : [];

    // Saved at once: the rankings read them.
    private async Task LearnAsync(int postId, CancellationToken cancel)
    {
        var post = await db.Posts.Listed().Where(post => post.Id == postId)
            .Select(post => new { post.Title, post.Body }).SingleOrDefaultAsync(cancel);
        var words = post is null ? [] : KeyWords.Of(post.Title, post.Body);
        var known = await db.KeyWords.Where(word => word.PostId == postId).ToListAsync(cancel);
        db.KeyWords.RemoveRange(known.Where(word => !words.Contains(word.Word)));
        db.KeyWords.AddRange(words.Except(known.Select(word => word.Word)).Select(word => new KeyWord(postId, word)));
        await db.SaveChangesAsync(cancel);
    }

    private async Task WriteListAsync(int postId, IReadOnlyList<int> ranking, CancellationToken cancel)
    {
        var kept = ranking.Take(Kept).ToList();
        var list = await db.RelatedPosts.Where(related => related.PostId == postId).OrderBy(related => related.Position).ToListAsync(cancel);
        if (!list.Select(related => related.OtherId).SequenceEqual(kept))
        {
            foreach (var related in list.Take(kept.Count))
            {
                related.LeadTo(kept[related.Position]);
            }

            db.RelatedPosts.RemoveRange(list.Skip(kept.Count));
            db.RelatedPosts.AddRange(kept.Select((other, position) => new RelatedPost(postId, position, other)).Skip(list.Count));
        }
    }

    // Whose own change comes after the last of these learns of it then.
    private async Task TellAsync(IEnumerable<int> posts, int last, CancellationToken cancel)
    {
        var told = posts.ToList();
        var know = await db.RelatedChanges.Where(change => (change.IsOwnListOnly || change.Id > last) && told.Contains(change.PostId)).Select(change => change.PostId).ToListAsync(cancel);
        var noted = db.RelatedChanges.Local.Where(change => change.IsOwnListOnly).Select(change => change.PostId);
        db.RelatedChanges.AddRange(told.Except(know).Except(noted).Select(RelatedChange.Around).ToList());
    }
}
