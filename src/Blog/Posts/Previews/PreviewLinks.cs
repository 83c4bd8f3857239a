using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Blog.Data;
using Blog.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Previews;

/// <summary>What became of the wish for a preview link.</summary>
public abstract record PreviewLinkMade
{
    private PreviewLinkMade()
    {
    }

    /// <param name="Key">The secret in the address, known to nobody else from here on.</param>
    public sealed record Done(string Key) : PreviewLinkMade;

    /// <summary>Readers can see all there is to see.</summary>
    public sealed record NotNeeded : PreviewLinkMade;

    public sealed record TooMany : PreviewLinkMade;

    /// <summary>There is no such post among those this person may edit, or it is in the bin.</summary>
    public sealed record Missing : PreviewLinkMade;
}

/// <summary>Makes, recognises and revokes the links that show a post before its time.</summary>
public sealed class PreviewLinks(BlogDbContext db, SiteSecrets secrets, TimeProvider time)
{
    /// <summary>Of one post at a time: more than anybody can keep apart.</summary>
    public const int Most = 20;

    private const int KeyLength = 32;
    private const int HashBytes = 24;
    private const string SecretName = "preview links";

    public async Task<PreviewLinkMade> MakeAsync(int postId, int days, ClaimsPrincipal user, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var post = await db.Posts.EditableBy(user).NotInBin().Where(post => post.Id == postId)
            .Select(post => new { post.PublishedAt, HasDraft = post.Draft != null }).SingleOrDefaultAsync(cancel);
        if (post is null)
        {
            return new PreviewLinkMade.Missing();
        }

        if (post.PublishedAt <= now && !post.HasDraft)
        {
            return new PreviewLinkMade.NotNeeded();
        }

        await db.PreviewLinks.Where(link => link.PostId == postId && link.ExpiresAt <= now).ExecuteDeleteAsync(cancel);
        if (await db.PreviewLinks.CountAsync(link => link.PostId == postId, cancel) >= Most)
        {
            return new PreviewLinkMade.TooMany();
        }

        var key = RandomNumberGenerator.GetHexString(KeyLength, lowercase: true);
        db.PreviewLinks.Add(new PreviewLink(postId, await HashAsync(key, cancel), now, days));
        await db.SaveChangesAsync(cancel);
        return new PreviewLinkMade.Done(key);
    }

    /// <summary>Makes a link worthless. One that is gone already needs nothing more.</summary>
    public Task RevokeAsync(int postId, int id, ClaimsPrincipal user, CancellationToken cancel)
    {
        var editable = db.Posts.EditableBy(user);
        return db.PreviewLinks.Where(link => link.Id == id && link.PostId == postId && editable.Any(post => post.Id == link.PostId)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>The link with this key, as long as it works: neither unknown, expired or revoked, nor of a post in the bin.</summary>
    public async Task<PreviewLink?> FindAsync(string key, CancellationToken cancel)
    {
        var (hash, now) = (await HashAsync(key, cancel), time.GetUtcNow());
        return await db.PreviewLinks.AsNoTracking().Where(link => link.KeyHash == hash).Working(now)
            .SingleOrDefaultAsync(link => db.Posts.NotInBin().Any(post => post.Id == link.PostId), cancel);
    }

    private async ValueTask<byte[]> HashAsync(string key, CancellationToken cancel) =>
        HMACSHA256.HashData(await secrets.OfAsync(SecretName, cancel), Encoding.UTF8.GetBytes(key))[..HashBytes];
}

public static class PreviewLinkQueries
{
    public static IQueryable<PreviewLink> Working(this IQueryable<PreviewLink> links, DateTimeOffset now) => links.Where(link => link.ExpiresAt > now);
}
