using Blog.Data;
using Blog.Settings;

namespace Blog.Posts;

/// <summary>A place in a list of posts, newest first: so many after the newest of those that were out at an instant.</summary>
internal readonly record struct StreamPlace(DateTimeOffset At, int After)
{
    /// <summary>Where a list begins.</summary>
    public static StreamPlace First(DateTimeOffset now) => new(now, 0);
}

internal static class StreamPlaces
{
    /// <summary>Where a page begins. It is found by the months, so that no more posts are walked past than a month has, however far back it is.</summary>
    /// <param name="months">Of the list, newest first.</param>
    /// <param name="number">Which page, from 1.</param>
    /// <param name="size">Posts a page.</param>
    /// <param name="site">Whose calendar it is.</param>
    /// <param name="now">The time: what is scheduled is in no list.</param>
    /// <returns>Null where the list ends before that.</returns>
    public static StreamPlace? PlaceOfPage(this IEnumerable<CountedMonth> months, int number, int size, CurrentSite site, DateTimeOffset now)
    {
        var left = (number - 1) * size;
        foreach (var month in months)
        {
            if (left < month.Posts)
            {
                var last = site.EndOf(month.Year, month.Month) - UtcConverter.Precision;
                return new(last < now ? last : now, left);
            }

            left -= month.Posts;
        }

        return null;
    }
}
