using Microsoft.Extensions.Options;

namespace Blog.Hosting.PageCache;

/// <summary>
/// How long this node may go by what it has read of the site: until somebody changes it, and no longer than a ready page may be kept. See
/// <see cref="PageTag.Site"/>, <see cref="PageTag.Stream"/> and <see cref="PageTag.Unseen"/>.
/// </summary>
public sealed class SiteMemory(IOptions<BlogOptions> options, TimeProvider time)
{
    private long changes;
    private long longestLife = TimeSpan.FromDays(1).Ticks;

    /// <summary>False where the owner of the server wants each page made anew.</summary>
    public bool IsOn { get; } = options.Value.PageCacheMegabytes > 0;

    /// <summary>How long anything may be kept at most: well under the life of a comment form that may stand on a page.</summary>
    public TimeSpan LongestLife
    {
        get => new(Volatile.Read(ref longestLife));
        set => Volatile.Write(ref longestLife, value.Ticks);
    }

    /// <summary>What was read before is not to be gone by any more.</summary>
    public void Forget() => Interlocked.Increment(ref changes);

    /// <summary>To be asked before something is read.</summary>
    public Mark Now() => new(Volatile.Read(ref changes), time.GetUtcNow());

    /// <summary>Whether what was read after <paramref name="mark"/> is still true.</summary>
    public bool Holds(Mark mark) => IsOn && mark.Changes == Volatile.Read(ref changes) && time.GetUtcNow() - mark.At < LongestLife;

    /// <summary>A moment in the life of the site.</summary>
    public readonly record struct Mark(long Changes, DateTimeOffset At);
}

/// <summary>Something that every page shows, or every comment is asked about: read once for all of them, and anew when it has changed.</summary>
public sealed class Remembered<T>(SiteMemory memory) where T : class
{
    private Found? found;

    /// <param name="read">Reads it from the database. Null is not remembered.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async ValueTask<T?> FindAsync(Func<CancellationToken, Task<T?>> read, CancellationToken cancel)
    {
        if (Volatile.Read(ref found) is { } known && memory.Holds(known.ReadAt))
        {
            return known.Value;
        }

        var now = memory.Now();
        var value = await read(cancel);
        Volatile.Write(ref found, value is null ? null : new Found(value, now));
        return value;
    }

    private sealed record Found(T Value, SiteMemory.Mark ReadAt);
}
