using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Blog.Data;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Keys;

/// <summary>
/// Addresses that open one thing of a comment (its feed of replies, its e-mail address) without opening its private page: "17-3f9a…". They
/// follow from the stored hash of the key, so they need no place of their own, and die with the key.
/// </summary>
public sealed class CommentPasses(BlogDbContext db, CommentKeys keys)
{
    public const string Replies = "replies";

    /// <summary>For this address only, however it is spelled: another one needs another letter.</summary>
    public static string Address(string email) => $"address {EmailAddress.Folded(email)}";

    /// <summary>The same in letters of earlier versions, for which another spelling was another address.</summary>
    public static string AddressAsSpelled(string email) => $"address {email}";

    public async Task<string> MakeAsync(string purpose, int commentId, byte[] keyHash, CancellationToken cancel) =>
        $"{commentId.ToString(CultureInfo.InvariantCulture)}-{await keys.DeriveAsync(purpose, keyHash, cancel)}";

    /// <summary>The comment that <paramref name="pass"/> was made for; null for one that was made up.</summary>
    public async Task<Comment?> FindAsync(string purpose, string pass, CancellationToken cancel) =>
        await NamedInAsync(pass, cancel) is { } comment && await IsForAsync(purpose, comment, pass, cancel) ? comment : null;

    /// <summary>The comment that <paramref name="pass"/> says it was made for: whether it was, <see cref="IsForAsync"/> tells.</summary>
    public async Task<Comment?> NamedInAsync(string pass, CancellationToken cancel)
    {
        if (pass.Split('-') is not [var id, _] || !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var commentId))
        {
            return null;
        }

        return await db.Comments.SingleOrDefaultAsync(comment => comment.Id == commentId && comment.KeyHash != null, cancel);
    }

    public async Task<bool> IsForAsync(string purpose, Comment comment, string pass, CancellationToken cancel)
    {
        var right = await MakeAsync(purpose, comment.Id, comment.KeyHash!, cancel);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(pass));
    }
}
