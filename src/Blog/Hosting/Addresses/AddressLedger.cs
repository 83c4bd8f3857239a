using Blog.Data;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Hosting.Addresses;

/// <summary>Keeps the promise that addresses never die. Changes nothing by itself: the caller saves, with what it belongs to.</summary>
public static class AddressLedger
{
    /// <summary>What was at <paramref name="from"/> is at <paramref name="to"/> now. All that led to the former leads on: one hop after any number of moves.</summary>
    /// <param name="db">Where it is written down.</param>
    /// <param name="from">A path.</param>
    /// <param name="to">Another path.</param>
    /// <param name="isPublic">False while nobody may see it: until then both paths lead where they led before, when that was to something else.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task RecordMoveAsync(this BlogDbContext db, string from, string to, bool isPublic, DateTimeOffset now, CancellationToken cancel)
    {
        if (isPublic || await db.Redirects.AnyAsync(redirect => redirect.Path == to && redirect.Target == from, cancel))
        {
            await db.RecordUseAsync(to, cancel);
        }

        if (isPublic || !await db.Redirects.AnyAsync(redirect => redirect.Path == from, cancel))
        {
            await db.PointAsync(from, to, now, cancel);
        }
    }

    /// <summary>What was at <paramref name="path"/> is gone for good.</summary>
    public static Task RecordLossAsync(this BlogDbContext db, string path, DateTimeOffset now, CancellationToken cancel) =>
        db.PointAsync(path, null, now, cancel);

    /// <summary>What is written down of a former address. What hangs on a post (its comments, feeds and source), a tag or a series moves and goes with it.</summary>
    /// <returns>Null: it is none.</returns>
    public static async Task<FormerAddress?> FindFormerAsync(this BlogDbContext db, string path, DateTimeOffset now, CancellationToken cancel)
    {
        var (address, rest) = PostUrl.Split(path);
        return await db.Redirects.AsNoTracking().SingleOrDefaultAsync(redirect => redirect.Path == address, cancel) switch
        {
            null => null,
            { Target: null } => new FormerAddress(Onward: null, IsGone: true),
            { Target: { } target } => new FormerAddress(await db.IsHiddenAsync(target, now, cancel) ? null : new PathString(target + rest).ToUriComponent(), IsGone: false),
        };
    }

    /// <summary>Something answers at <paramref name="path"/> again.</summary>
    public static async Task RecordUseAsync(this BlogDbContext db, string path, CancellationToken cancel)
    {
        if (await db.Redirects.FindAsync([path], cancel) is { } former)
        {
            db.Redirects.Remove(former);
        }
    }

    // A post that readers may not see: no former address tells them of it.
    private static async Task<bool> IsHiddenAsync(this BlogDbContext db, string path, DateTimeOffset now, CancellationToken cancel)
    {
        if (!path.StartsWith(PostUrl.To(""), StringComparison.Ordinal))
        {
            return false;
        }

        var slug = path[PostUrl.To("").Length..];
        return !await db.Posts.Published(now).AnyAsync(post => post.Slug == slug, cancel);
    }

    private static async Task PointAsync(this BlogDbContext db, string from, string? to, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var earlier in await db.Redirects.Where(redirect => redirect.Target == from && redirect.Path != to).ToListAsync(cancel))
        {
            earlier.LeadTo(to);
        }

        if (await db.Redirects.FindAsync([from], cancel) is { } known)
        {
            known.LeadTo(to);
        }
        else
        {
            db.Redirects.Add(new Redirect(from, to, now));
        }
    }
}

/// <summary>An address that led to something once.</summary>
/// <param name="Onward">Where that is now, as it stands in a link; null when it is gone, or nobody may know.</param>
/// <param name="IsGone">It is nowhere any more.</param>
public sealed record FormerAddress(string? Onward, bool IsGone);
