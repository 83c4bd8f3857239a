using System.Collections.Concurrent;
using System.Security.Cryptography;
using Blog.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Blog.Hosting;

/// <summary>
/// The keys with which this site hashes what it must recognise but not know. Each is made once, lives in the database so that all nodes and every
/// backup have it, and can be read only with the keys of the data folder.
/// </summary>
public sealed class SiteSecrets(IServiceScopeFactory scopes, IDataProtectionProvider protection)
{
    private const int Bytes = 32;

    private readonly IDataProtector protector = protection.CreateProtector("Blog.Hosting.SiteSecrets");
    private readonly ConcurrentDictionary<string, byte[]> opened = new(StringComparer.Ordinal);

    /// <exception cref="StartupException">The data folder has lost the keys that the database was written with.</exception>
    public async ValueTask<byte[]> OfAsync(string name, CancellationToken cancel)
    {
        if (opened.TryGetValue(name, out var known))
        {
            return known;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var secret = await db.Secrets.AsNoTracking().SingleOrDefaultAsync(secret => secret.Name == name, cancel) ?? await MakeAsync(db, name, cancel);
        return opened.GetOrAdd(name, Open(secret));
    }

    private async Task<Secret> MakeAsync(BlogDbContext db, string name, CancellationToken cancel)
    {
        var secret = new Secret(name, protector.Protect(RandomNumberGenerator.GetBytes(Bytes)));
        db.Secrets.Add(secret);
        try
        {
            await db.SaveChangesAsync(cancel);
            return secret;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // Another request or node was first.
            return await db.Secrets.AsNoTracking().SingleAsync(secret => secret.Name == name, cancel);
        }
    }

    private byte[] Open(Secret secret)
    {
        try
        {
            return protector.Unprotect(secret.SealedValue);
        }
        catch (CryptographicException exception)
        {
            throw new StartupException(
                "The keys in the data folder are not those that the database was written with; bring back the folder \"keys\" from a backup, or share it between the nodes.", exception);
        }
    }
}
