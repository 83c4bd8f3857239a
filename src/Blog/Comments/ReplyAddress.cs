using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments;

/// <summary>What whoever reads letters at a commenter's address decides about it, for every comment that it was given with.</summary>
public sealed class ReplyAddress(BlogDbContext db, CommentPasses passes, TimeProvider time)
{
    /// <summary>Letters about replies may come. Null for a pass that was made up, or is for an address that is gone.</summary>
    public Task<Comment?> ConfirmAsync(string pass, CancellationToken cancel) => ChangeAsync(pass, comment => comment.ConfirmEmail(time.GetUtcNow()), cancel);

    /// <summary>No letter may come any more, and nothing of the address is left.</summary>
    public async Task<bool> EraseAsync(string pass, CancellationToken cancel)
    {
        if (await ChangeAsync(pass, comment => comment.ForgetEmail(), cancel) is null)
        {
            return false;
        }

        await db.ForgetErasedAsync(CancellationToken.None);
        return true;
    }

    private async Task<Comment?> ChangeAsync(string pass, Action<Comment> verb, CancellationToken cancel)
    {
        while (await passes.FindAsync(comment => CommentPasses.Address(comment.Email), pass, cancel) is { Email.Length: > 0 } comment)
        {
            var email = comment.Email;
            (await db.Comments.Where(other => other.EmailUsedAt != null && other.Email == email).ToListAsync(cancel)).ForEach(verb);
            try
            {
                await db.SaveChangesAsync(cancel);
                return comment;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Whatever happened to the words in the same moment has nothing to do with the address.
                db.ChangeTracker.Clear();
            }
        }

        return null;
    }
}
