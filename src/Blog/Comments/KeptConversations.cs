using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Blog.Comments;

/// <summary>
/// What a save changes in how many comments of a post everybody may read, and how many answers to a comment. Added to the stored numbers rather than
/// written over them, so that of two decisions in the same moment both count.
/// </summary>
internal sealed class KeptConversations
{
    private readonly List<(Comment Comment, int Change)> changes = [];

    private KeptConversations()
    {
    }

    public bool AreUnchanged => changes.Count == 0;

    /// <summary>To be asked before the save, and written in the same transaction.</summary>
    public static KeptConversations ChangedBy(ChangeTracker tracker)
    {
        var kept = new KeptConversations();
        foreach (var entry in tracker.Entries<Comment>())
        {
            var before = entry.State != EntityState.Added && entry.Property(one => one.State).OriginalValue == CommentState.Approved && !entry.Entity.IsPrivate;
            var after = entry.State != EntityState.Deleted && entry.Entity.IsPublic;
            if (before != after)
            {
                kept.changes.Add((entry.Entity, after ? 1 : -1));
            }
        }

        return kept;
    }

    /// <summary>
    /// Before the comments themselves are saved: of two who decide about one post, the second waits for its row, and holds nothing then that the first could
    /// be waiting for.
    /// </summary>
    public async Task WriteAsync(BlogDbContext db, CancellationToken cancel)
    {
        foreach (var (id, change) in Sums(comment => comment.PostId))
        {
            await db.Posts.Where(post => post.Id == id).ExecuteUpdateAsync(set => set.SetProperty(post => post.PublicComments, post => post.PublicComments + change), cancel);
        }

        foreach (var (id, change) in Sums(comment => comment.ParentId))
        {
            await db.Comments.Where(comment => comment.Id == id).ExecuteUpdateAsync(set => set.SetProperty(comment => comment.PublicAnswers, comment => comment.PublicAnswers + change), cancel);
        }
    }

    // In one order everywhere. A sum of zero is written too: it may stand for two comments, and both are about to be saved.
    private IEnumerable<(int Id, int Change)> Sums(Func<Comment, int?> of) => changes
        .Where(one => of(one.Comment) is not null)
        .GroupBy(one => of(one.Comment)!.Value, one => one.Change)
        .Select(sum => (Id: sum.Key, Change: sum.Sum()))
        .OrderBy(sum => sum.Id);
}
