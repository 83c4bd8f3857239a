namespace Blog.Revisions;

/// <summary>
/// Which revisions of a post are kept: all that was published, updated or brought back, and of what was saved in between the less the older it
/// is. Within bounds on number and size, so that nobody's habits fill the disk.
/// </summary>
public static class Thinning
{
    public const int Most = 300;

    /// <summary>Sixteen times the longest text.</summary>
    public const int MostCharacters = 4_096_000;

    /// <summary>So many of the newest are never touched.</summary>
    public const int Untouched = 10;

    /// <summary>Up to that age one is kept of each span: the last.</summary>
    private static readonly (TimeSpan Age, TimeSpan Span)[] Rules =
    [
        (TimeSpan.FromMinutes(2), TimeSpan.Zero),
        (TimeSpan.FromHours(1), TimeSpan.FromMinutes(1)),
        (TimeSpan.FromDays(1), TimeSpan.FromHours(1)),
        (TimeSpan.FromDays(30), TimeSpan.FromDays(1)),
        (TimeSpan.MaxValue, TimeSpan.FromDays(7)),
    ];

    /// <param name="Id">Its key.</param>
    /// <param name="Kind">What made it.</param>
    /// <param name="SavedAt">When.</param>
    /// <param name="Length">Its characters.</param>
    public sealed record Entry(int Id, RevisionKind Kind, DateTimeOffset SavedAt, int Length);

    /// <param name="all">Newest first.</param>
    /// <param name="now">The time by the clock.</param>
    /// <returns>The keys of those that are to go.</returns>
    public static IReadOnlyList<int> Choose(IReadOnlyList<Entry> all, DateTimeOffset now)
    {
        var kept = ByAge(all, now).ToList();
        return [.. all.Select(one => one.Id).Except(WithinBounds(kept).Select(one => one.Id))];
    }

    private static IEnumerable<Entry> ByAge(IReadOnlyList<Entry> all, DateTimeOffset now)
    {
        var last = default((TimeSpan, long)?);
        for (var place = 0; place < all.Count; place++)
        {
            var one = all[place];
            var span = Rules.First(rule => now - one.SavedAt <= rule.Age).Span;
            var slot = span == TimeSpan.Zero ? default((TimeSpan, long)?) : (span, one.SavedAt.UtcTicks / span.Ticks);
            if (place < Untouched || one.Kind != RevisionKind.Saved || slot is null || slot != last)
            {
                yield return one;
            }

            last = slot;
        }
    }

    // What was merely saved goes first, then the oldest of the rest; what readers have seen last is never among them.
    private static List<Entry> WithinBounds(List<Entry> kept)
    {
        var characters = kept.Sum(one => (long)one.Length);
        var published = kept.FirstOrDefault(one => one.Kind is RevisionKind.Published or RevisionKind.Updated);
        var inOrder = kept.Skip(Untouched).Reverse().Where(one => one != published).OrderBy(one => one.Kind == RevisionKind.Saved ? 0 : 1);
        foreach (var one in inOrder.ToList())
        {
            if (kept.Count <= Most && characters <= MostCharacters)
            {
                break;
            }

            kept.Remove(one);
            characters -= one.Length;
        }

        return kept;
    }
}
