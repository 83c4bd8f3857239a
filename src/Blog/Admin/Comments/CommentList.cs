using System.Linq.Expressions;
using Blog.Comments;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Comments;

/// <summary>
/// The comments of one tab: those that wait in the order of the queue, all others newest first. A page begins beside a place and not after a number of
/// comments, so what leaves the list moves nothing that is still to be read, and a deep page costs no more than the first.
/// </summary>
/// <param name="comments">What this person may decide on.</param>
/// <param name="state"><see cref="CommentState.Pending"/> is all that waits, also new words for published comments.</param>
public sealed class CommentList(IQueryable<Comment> comments, CommentState state)
{
    public const int PageSize = 20;

    private bool IsQueue => state == CommentState.Pending;

    private IQueryable<Comment> All => IsQueue ? comments.Where(comment => comment.WaitingSince != null) : comments.Where(comment => comment.State == state);

    /// <summary>How many there are.</summary>
    public Task<Tally> CountAsync(CancellationToken cancel) => Tally.OfAsync(InOrder(All), cancel);

    /// <summary>The page behind a place or before it. Where nothing is left there it is the first one.</summary>
    public async Task<Page> LoadAsync(QueuePlace? after, QueuePlace? before, Expression<Func<Comment, QueuedComment>> shown, CancellationToken cancel)
    {
        if (before is not null && await InOrder(Before(before)).Reverse().Take(PageSize).Select(shown).ToListAsync(cancel) is { Count: PageSize } earlier)
        {
            earlier.Reverse();
            return await FinishAsync(earlier, cancel);
        }

        if (after is not null && await InOrder(Behind(after)).Take(PageSize).Select(shown).ToListAsync(cancel) is { Count: > 0 } later)
        {
            return await FinishAsync(later, cancel);
        }

        return await FinishAsync(await InOrder(All).Take(PageSize).Select(shown).ToListAsync(cancel), cancel);
    }

    private async Task<Page> FinishAsync(List<QueuedComment> items, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return new Page(items, Previous: null, Next: null);
        }

        var (first, last) = (QueuePlace.Of(items[0], state), QueuePlace.Of(items[^1], state));
        return new Page(items, await Before(first).AnyAsync(cancel) ? first : null, await Behind(last).AnyAsync(cancel) ? last : null);
    }

    private IOrderedQueryable<Comment> InOrder(IQueryable<Comment> some) =>
        IsQueue ? some.InQueueOrder() : some.OrderByDescending(comment => comment.CreatedAt).ThenByDescending(comment => comment.Id);

    // The first comparison of each says nothing new: it lets the database begin at the place in its index.
    private IQueryable<Comment> Behind(QueuePlace place)
    {
        var (at, id) = (place.At, place.Id);
        return !IsQueue ? All.Where(comment => comment.CreatedAt <= at && (comment.CreatedAt < at || comment.Id < id))
            : place.NeedsCare ? All.Where(comment => !comment.NeedsCare || comment.WaitingSince > at || (comment.WaitingSince == at && comment.Id > id))
            : All.Where(comment => !comment.NeedsCare && comment.WaitingSince >= at && (comment.WaitingSince > at || comment.Id > id));
    }

    private IQueryable<Comment> Before(QueuePlace place)
    {
        var (at, id) = (place.At, place.Id);
        return !IsQueue ? All.Where(comment => comment.CreatedAt >= at && (comment.CreatedAt > at || comment.Id > id))
            : place.NeedsCare ? All.Where(comment => comment.NeedsCare && comment.WaitingSince <= at && (comment.WaitingSince < at || comment.Id < id))
            : All.Where(comment => comment.NeedsCare || comment.WaitingSince < at || (comment.WaitingSince == at && comment.Id < id));
    }

    /// <param name="Previous">The page before lies before this place; null: this is the first.</param>
    /// <param name="Next">The page behind lies behind this place; null: this is the last.</param>
    public sealed record Page(IReadOnlyList<QueuedComment> Items, QueuePlace? Previous, QueuePlace? Next);
}
