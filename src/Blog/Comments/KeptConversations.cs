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

    /// <summary>To be asked before the save, and written after it in the same transaction.</summary>
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

    // From what answers to what is answered and on to the post, so that no two writers wait for each other.
    public async Task WriteAsync(BlogDbContext db, CancellationToken cancel)
    {
        foreach (var (id, change) in Sums(comment => comment.ParentId).OrderByDescending(parent => parent.Id))
        {
            await db.Comments.Where(comment => comment.Id == id).ExecuteUpdateAsync(set => set.SetProperty(comment => comment.PublicAnswers, comment => comment.PublicAnswers + change), cancel);
        }

        foreach (var (id, change) in Sums(comment => comment.PostId).OrderBy(post => post.Id))
        {
            await db.Posts.Where(post => post.Id == id).ExecuteUpdateAsync(set => set.SetProperty(post => post.PublicComments, post => post.PublicComments + change), cancel);
        }
    }

    private IEnumerable<(int Id, int Change)> Sums(Func<Comment, int?> of) => changes
        .Where(one => of(one.Comment) is not null)
        .GroupBy(one => of(one.Comment)!.Value, one => one.Change)
        .Select(sum => (Id: sum.Key, Change: sum.Sum()))
        .Where(sum => sum.Change != 0);
}
