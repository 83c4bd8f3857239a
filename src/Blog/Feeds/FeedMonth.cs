using System.Globalization;

namespace Blog.Feeds;

/// <summary>
/// What an archive document covers: a month by UTC. Unlike "the posts 21 to 40" it stays the same when newer posts come, when the zone of the
/// site changes, and for all months but one when an old post is added or taken away.
/// </summary>
internal readonly record struct FeedMonth(DateTimeOffset Start)
{
    private const string Form = "yyyy-MM";

    public DateTimeOffset End => Start.AddMonths(1);

    public static FeedMonth Of(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        return new FeedMonth(new DateTimeOffset(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero));
    }

    /// <summary>Null for what is no month. The last one that can be written has no end.</summary>
    public static FeedMonth? Parse(string text) =>
        DateTimeOffset.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) && start.Year < DateTimeOffset.MaxValue.Year
            ? new FeedMonth(start)
            : null;

    public override string ToString() => Start.ToString(Form, CultureInfo.InvariantCulture);
}
