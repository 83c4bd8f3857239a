using System.Numerics;
using Blog.Settings;

namespace Blog.Comments.Digests;

/// <summary>The hours of the day, by the clocks of the site's zone, in which letters about what waits may come.</summary>
/// <param name="Rhythm">Which of the hours that are not quiet.</param>
/// <param name="Chosen">For <see cref="DigestRhythm.AtHours"/>: a bit for each hour, that of midnight first.</param>
/// <param name="QuietFrom">The first quiet hour.</param>
/// <param name="QuietUntil">The first hour after it that is not; the same hour: none is quiet.</param>
public sealed record DigestHours(DigestRhythm Rhythm, int Chosen, int QuietFrom, int QuietUntil)
{
    public const int InDay = 24;

    /// <summary>More than the clocks of any zone have ever skipped at once.</summary>
    private const int MostDays = 3;

    /// <summary>What the form begins with: never, but if ever, then in the morning and in the evening.</summary>
    public static readonly DigestHours Suggested = new(DigestRhythm.Never, Bits([8, 18]), QuietFrom: 21, QuietUntil: 7);

    public static int Bits(IEnumerable<int> hours) => hours.Aggregate(0, (bits, hour) => bits | (1 << hour));

    public bool IsChosen(int hour) => (Chosen & (1 << hour)) != 0;

    public bool IsQuiet(int hour) => QuietFrom <= QuietUntil ? hour >= QuietFrom && hour < QuietUntil : hour >= QuietFrom || hour < QuietUntil;

    /// <summary>None is chosen that is not quiet.</summary>
    public bool AreAllQuiet => BitOperations.PopCount((uint)Chosen) > 0 && !Enumerable.Range(0, InDay).Any(hour => IsChosen(hour) && !IsQuiet(hour));

    /// <summary>
    /// When the next one is due, null where none ever is. An hour that the clocks skip is that at which they go on; one that comes twice counts the first
    /// time only.
    /// </summary>
    public DateTimeOffset? FirstAfter(DateTimeOffset instant, CurrentSite site)
    {
        var today = site.ToLocal(instant).Date;
        return (from day in Enumerable.Range(0, MostDays + 1)
                from hour in Enumerable.Range(0, InDay)
                where !IsQuiet(hour) && (Rhythm == DigestRhythm.EveryHour || (Rhythm == DigestRhythm.AtHours && IsChosen(hour)))
                let due = site.FirstInstantFrom(today.AddDays(day).AddHours(hour))
                where due > instant
                select (DateTimeOffset?)due).FirstOrDefault();
    }
}
