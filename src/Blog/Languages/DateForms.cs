using System.Collections.Concurrent;
using System.Globalization;

namespace Blog.Languages;

/// <summary>How a language writes dates. English has several ways; ours is the day before the month.</summary>
public sealed class DateForms
{
    private static readonly ConcurrentDictionary<string, DateForms> Known = new(StringComparer.Ordinal);

    private DateForms(CultureInfo culture)
    {
        // The archive goes by the years in its addresses, also where dates are written by another calendar.
        ByTheYears = (CultureInfo)culture.Clone();
        ByTheYears.DateTimeFormat.Calendar = culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() ?? ByTheYears.DateTimeFormat.Calendar;
        if (culture.TwoLetterISOLanguageName != "en")
        {
            Day = culture.DateTimeFormat.GetAllDateTimePatterns('D').FirstOrDefault(pattern => !pattern.Contains("ddd", StringComparison.Ordinal)) ?? Day;
            ShortDay = ByTheYears.DateTimeFormat.MonthDayPattern.Replace("MMMM", "MMM", StringComparison.Ordinal);
        }
    }

    /// <summary>Of a long date without the day of the week: "31 March 2025".</summary>
    public string Day { get; } = "d MMMM yyyy";

    /// <summary>For lists that name the year above: "31 Mar".</summary>
    public string ShortDay { get; } = "d MMM";

    /// <summary>The language with the Gregorian calendar, where it has it.</summary>
    public CultureInfo ByTheYears { get; }

    public static DateForms Of(CultureInfo culture) => Known.GetOrAdd(culture.Name, static (_, culture) => new DateForms(culture), culture);
}
