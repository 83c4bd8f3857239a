using System.Globalization;
using Blog.Settings;

namespace Blog.Snippets;

/// <summary>What a template leaves open and the day fills in: {date}, {month}, {year} and {week}, by the site's clocks and in its language.</summary>
public sealed class Blanks(CurrentSite site, TimeProvider time)
{
    public string Fill(string text)
    {
        var now = time.GetUtcNow();
        var local = site.ToLocal(now);
        return text
            .Replace("{date}", site.Day(now), StringComparison.OrdinalIgnoreCase)
            .Replace("{month}", site.MonthName(local.Year, local.Month), StringComparison.OrdinalIgnoreCase)
            .Replace("{year}", local.Year.ToString(CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase)
            .Replace("{week}", ISOWeek.GetWeekOfYear(local.DateTime).ToString(CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);
    }
}
