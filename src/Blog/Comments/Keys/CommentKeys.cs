using System.Security.Cryptography;
using System.Text;
using Blog.Data;
using Blog.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Keys;

/// <summary>
/// Recognises keys of private links without knowing them. What is stored of a key is a hash under a secret of the site: whoever has the database
/// alone cannot even try keys out.
/// </summary>
public sealed class CommentKeys(SiteSecrets secrets)
{
    /// <summary>Shorter than the plain hashes of earlier versions, by which <see cref="RehashAsync"/> knows those.</summary>
    public const int HashBytes = 24;

    private const string SecretName = "comment keys";
    private const int Batch = 500;

    public async ValueTask<byte[]> HashAsync(string key, CancellationToken cancel) => Keyed(await SecretAsync(cancel), CommentKey.Hash(key));

    /// <summary>A secret for one purpose that follows from the stored hash, for addresses that must not open the private page; it dies with the key.</summary>
    public async ValueTask<string> DeriveAsync(string purpose, byte[] keyHash, CancellationToken cancel) =>
        Convert.ToHexStringLower(Keyed(Keyed(await SecretAsync(cancel), Encoding.UTF8.GetBytes(purpose)), keyHash));

    /// <summary>Puts what earlier versions stored, a plain hash, under the secret. The key itself is not needed for that, and nothing plain is left.</summary>
    public async Task RehashAsync(BlogDbContext db, CancellationToken cancel)
    {
        var secret = await SecretAsync(cancel);
        var changed = false;
        while (await PlainHashesAsync(db, cancel) is { Count: > 0 } plain)
        {
            foreach (var hash in plain)
            {
                var keyed = Keyed(secret, hash);
                await db.Comments.Where(comment => comment.KeyHash == hash)
                    .ExecuteUpdateAsync(change => change.SetProperty(comment => comment.KeyHash, keyed), cancel);
            }

            changed = true;
        }

        if (changed)
        {
            await db.ForgetErasedAsync(cancel);
        }
    }

    private static Task<List<byte[]>> PlainHashesAsync(BlogDbContext db, CancellationToken cancel) =>
        db.Comments.Where(comment => comment.KeyHash != null && comment.KeyHash.Length > HashBytes).OrderBy(comment => comment.KeyHash)
            .Select(comment => comment.KeyHash!).Take(Batch).ToListAsync(cancel);

    private ValueTask<byte[]> SecretAsync(CancellationToken cancel) => secrets.OfAsync(SecretName, cancel);

    private static byte[] Keyed(byte[] secret, byte[] content) => HMACSHA256.HashData(secret, content)[..HashBytes];
}
