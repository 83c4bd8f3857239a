using System.Security.Claims;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Keys;

/// <summary>What an author may do with the key to somebody's words: trust whoever holds it, or make it worthless. Nobody can read it or hand it out anew.</summary>
public sealed class KeyCustody(BlogDbContext db)
{
    public Task<bool> TrustAsync(int id, bool isTrusted, ClaimsPrincipal user, CancellationToken cancel) =>
        ChangeAsync(id, comment => comment.Trust(isTrusted), user, cancel);

    /// <summary>The private page is gone for good, and with it the address for letters and the feed of replies.</summary>
    public Task<bool> DetachAsync(int id, ClaimsPrincipal user, CancellationToken cancel) => ChangeAsync(id, comment => comment.DetachKey(), user, cancel);

    // Whatever happens to the words in the same moment has nothing to do with the key.
    /// <returns>False when there is no such comment for this person, or it has no key.</returns>
    private Task<bool> ChangeAsync(int id, Action<Comment> verb, ClaimsPrincipal user, CancellationToken cancel) => db.UntilWonAsync(Tries.Endless, async () =>
    {
        var comment = await db.Comments.ModeratableBy(user).SingleOrDefaultAsync(comment => comment.Id == id && comment.AuthorId == null && comment.KeyHash != null, cancel);
        if (comment is null)
        {
            return false;
        }

        verb(comment);
        await db.SaveChangesAsync(cancel);
        return true;
    });
}
