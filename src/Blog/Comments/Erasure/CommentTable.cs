using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Erasure;

/// <summary>The comments themselves, with changes and proposals. Pages made from them are let go of by the same save.</summary>
internal sealed class CommentTable(BlogDbContext db, TimeProvider time) : IHoldsWords
{
    public async Task ForgetAsync(IReadOnlyList<int> commentIds, CancellationToken cancel)
    {
        foreach (var comment in await db.Comments.Where(comment => commentIds.Contains(comment.Id) && comment.State != CommentState.Withdrawn).ToListAsync(cancel))
        {
            comment.Withdraw(time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancel);
    }
}
