using Blog.Comments.Erasure;
using Blog.Comments.Keys;
using Blog.Data;
using Blog.Hosting.Limits;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Replies;

/// <summary>What whoever reads letters at a commenter's address decides about it, for every comment that it was given with.</summary>
public sealed class ReplyAddress(BlogDbContext db, CommentPasses passes, Letters letters, VisitorLimits limits, TimeProvider time)
{
    /// <summary>
    /// A comment with the address that the letter with this pass went to: the one that it was made for or, where that was withdrawn or has another address
    /// by now, any other. Null for a pass that was made up, or is for an address that is gone.
    /// </summary>
    public async Task<Comment?> FindAsync(string pass, CancellationToken cancel)
    {
        if (await passes.NamedInAsync(pass, cancel) is not { } comment)
        {
            return null;
        }

        if (await IsForAsync(comment.Email))
        {
            return comment;
        }

        foreach (var email in await InUseAsync(cancel))
        {
            if (await IsForAsync(email))
            {
                return await db.Comments.Where(other => other.EmailUsedAt != null && other.Email == email).OrderBy(other => other.EmailConfirmedAt == null).ThenBy(other => other.Id).FirstOrDefaultAsync(cancel);
            }
        }

        return null;

        async Task<bool> IsForAsync(string email) => email.Length > 0
            && (await passes.IsForAsync(CommentPasses.Address(email), comment, pass, cancel) || await passes.IsForAsync(CommentPasses.AddressAsSpelled(email), comment, pass, cancel));
    }

    /// <summary>Letters about replies may come, and so may the question about the next comment. Null for a pass that was made up, or is for an address that is gone.</summary>
    public async Task<Comment?> ConfirmAsync(string pass, CancellationToken cancel)
    {
        if (await ChangeAsync(pass, comment => comment.ConfirmEmail(time.GetUtcNow()), cancel) is not [var comment, ..])
        {
            return null;
        }

        limits.GiveQuestionBack(comment.Email);
        return comment;
    }

    /// <summary>No letter may come any more, unless whoever reads there thinks better of it within a week. Null as above.</summary>
    public async Task<Comment?> StopAsync(string pass, CancellationToken cancel) =>
        await ChangeAsync(pass, comment => comment.StopLetters(time.GetUtcNow()), cancel) is [var comment, ..] ? comment : null;

    /// <summary>No letter may come any more, and nothing of the address is left.</summary>
    public async Task<bool> EraseAsync(string pass, CancellationToken cancel)
    {
        var erased = await ChangeAsync(pass, comment => comment.ForgetEmail(), cancel);
        if (erased.Count == 0)
        {
            return false;
        }

        // Also when whoever asked has gone by now.
        await letters.ForgetSentToAsync([.. erased.Select(comment => comment.Id)], CancellationToken.None);
        await db.ForgetErasedAsync(CancellationToken.None);
        return true;
    }

    // Whatever happens to the words in the same moment has nothing to do with the address.
    private Task<IReadOnlyList<Comment>> ChangeAsync(string pass, Action<Comment> verb, CancellationToken cancel) => db.UntilWonAsync<IReadOnlyList<Comment>>(Tries.Endless, async () =>
    {
        if (await FindAsync(pass, cancel) is not { Email: var email })
        {
            return [];
        }

        var spellings = (await InUseAsync(cancel)).FindAll(other => EmailAddress.Folded(other) == EmailAddress.Folded(email));
        var all = await db.Comments.Where(other => other.EmailUsedAt != null && spellings.Contains(other.Email)).ToListAsync(cancel);
        all.ForEach(verb);
        await db.SaveChangesAsync(cancel);
        return all;
    });

    // Each database has small letters of its own: which spellings are one address is said in one place instead.
    private Task<List<string>> InUseAsync(CancellationToken cancel) =>
        db.Comments.Where(comment => comment.EmailUsedAt != null).Select(comment => comment.Email).Distinct().ToListAsync(cancel);
}
