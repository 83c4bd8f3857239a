using System.Globalization;
using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Languages;
using Blog.Settings.Themes;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Settings;

/// <summary>The settings as they are at this request, and what follows from them: language, direction, and how times are shown and read.</summary>
public sealed class CurrentSite(BlogDbContext db, Remembered<CurrentSite.Look> remembered, TimeProvider time)
{
    private SiteSettings? settings;

    /// <summary>False until somebody has set the site up.</summary>
    public bool IsSetUp => settings is not null;

    /// <exception cref="InvalidOperationException">The site is not set up; only pages that say so may be shown then.</exception>
    public SiteSettings Settings => settings ?? throw new InvalidOperationException("The site is not set up.");

    /// <summary>Of the theme that readers see; empty when there is none.</summary>
    public string ThemeVersion { get; private set; } = "";

    public string Name => settings?.Name ?? "Blog";

    public CultureInfo Culture => CultureInfo.GetCultureInfo(settings?.Language ?? SiteLanguages.Default);

    /// <summary>The language of the texts that the product itself brings.</summary>
    public CultureInfo TextCulture => SiteLanguages.TextsFor(Culture);

    public string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The language of a text that names one, or else the site's.</summary>
    public CultureInfo LanguageOf(string language) => language.Length > 0 ? CultureInfo.GetCultureInfo(language) : Culture;

    /// <summary>For <c>lang</c> on words in a language of their own; null where they are in the site's, and need no mark.</summary>
    public string? Foreign(string language) => ForeignAmong(Culture, language);

    /// <summary>The same for words among others that are not in the site's language.</summary>
    public string? ForeignAmong(CultureInfo around, string language) =>
        LanguageOf(language) is var own && own.TwoLetterISOLanguageName != around.TwoLetterISOLanguageName ? own.Name : null;

    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(settings?.TimeZone ?? "UTC");

    /// <summary>The last part of the zone's name: "Copenhagen" for Europe/Copenhagen.</summary>
    public string City => TimeZone.Id.Split('/')[^1].Replace('_', ' ');

    public int Year => ToLocal(time.GetUtcNow()).Year;

    /// <summary>The first instant of the year after that of <paramref name="instant"/>.</summary>
    public DateTimeOffset YearEnd(DateTimeOffset instant) => StartOf(ToLocal(instant).Year + 1, 1);

    public async Task LoadAsync(CancellationToken cancel)
    {
        if (settings is null && await remembered.FindAsync(ReadAsync, cancel) is var (found, theme))
        {
            (settings, ThemeVersion) = (found, theme ?? "");
        }
    }

    /// <summary>For a preview: changes the settings for this request alone. They are a copy that nobody can save.</summary>
    public void Pretend(Action<SiteSettings> change) => change(settings = Settings.Copy());

    public DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, TimeZone);

    /// <summary>When the clocks of the site's zone show that time: never in an hour that they skip, twice in one that comes again.</summary>
    public IReadOnlyList<DateTimeOffset> InstantsOf(DateTime local)
    {
        TimeSpan[] offsets = TimeZone.IsInvalidTime(local) ? []
            : TimeZone.IsAmbiguousTime(local) ? [.. TimeZone.GetAmbiguousTimeOffsets(local).OrderDescending()]
            : [TimeZone.GetUtcOffset(local)];
        return [.. offsets.Select(offset => new DateTimeOffset(local, offset).ToUniversalTime())];
    }

    /// <summary>When the clocks show that time first or, where they skip it, when they go on.</summary>
    public DateTimeOffset FirstInstantFrom(DateTime local)
    {
        while (TimeZone.IsInvalidTime(local))
        {
            // No zone skips less than a whole minute.
            local = local.AddMinutes(1);
        }

        return InstantsOf(local)[0];
    }

    /// <summary>All instants that the clocks show as they show this one: two in an hour that comes twice.</summary>
    public IReadOnlyList<DateTimeOffset> TurnsOf(DateTimeOffset instant) => InstantsOf(ToLocal(instant).DateTime);

    /// <summary>"31 March 2025", "31. März 2025".</summary>
    public string Day(DateTimeOffset instant) => ToLocal(instant).ToString(Dates.Day, Culture);

    /// <summary>"31 Mar", "31. März": for lists that name the year above.</summary>
    public string ShortDay(DateTimeOffset instant) => ToLocal(instant).ToString(Dates.ShortDay, Dates.ByTheYears);

    /// <summary>"March 2025", "März 2025".</summary>
    public string MonthName(int year, int month) => new DateTime(year, month, 1).ToString("Y", Dates.ByTheYears);

    /// <summary>"March", where the year stands beside it.</summary>
    public string MonthAlone(int year, int month) => new DateTime(year, month, 1).ToString("MMMM", Dates.ByTheYears);

    /// <summary>The first instant of a month by the clocks of the site's zone.</summary>
    public DateTimeOffset StartOf(int year, int month) => FirstInstantFrom(new DateTime(year, month, 1));

    /// <summary>The first instant after a month.</summary>
    public DateTimeOffset EndOf(int year, int month) => FirstInstantFrom(new DateTime(year, month, 1).AddMonths(1));

    /// <summary>"31 March 2025 at 11:14", "31. März 2025 um 11:14 Uhr".</summary>
    public string DayAndTime(DateTimeOffset instant) => (HasTexts ? SharedTexts.ResourceManager.GetString(nameof(SharedTexts.DayAndTime), Culture)! : "{0}, {1}").With(Day(instant), Time(instant));

    /// <summary><see cref="DayAndTime"/>, in the words of the admin area: of an hour that comes twice it says which one.</summary>
    public string Precisely(DateTimeOffset instant) =>
        TurnsOf(instant) is [_, var second] ? $"{DayAndTime(instant)} ({(instant == second ? "the second time" : "the first time")}, {OffsetOf(instant)})" : DayAndTime(instant);

    /// <summary>"UTC+02:00".</summary>
    public string OffsetOf(DateTimeOffset instant) => ToLocal(instant).ToString("'UTC'zzz", CultureInfo.InvariantCulture);

    /// <summary>"11:14".</summary>
    public string Time(DateTimeOffset instant) => ToLocal(instant).ToString("HH':'mm", Culture);

    /// <summary>"Today at 11:58", "Yesterday at 21:20", in the words of the admin area; the day and the time for what is longer past.</summary>
    public string Moment(DateTimeOffset instant) => (ToLocal(time.GetUtcNow()).Date - ToLocal(instant).Date).Days switch
    {
        0 => $"Today at {Time(instant)}",
        1 => $"Yesterday at {Time(instant)}",
        _ => DayAndTime(instant),
    };

    /// <summary>"10 minutes ago", in the words of the admin area; the day and the time for what is long past.</summary>
    public string Ago(DateTimeOffset instant) => Shared.Ago.Of(time.GetUtcNow() - instant) ?? DayAndTime(instant);

    /// <summary>For <c>&lt;time datetime&gt;</c>: local time with its offset.</summary>
    public string MachineTime(DateTimeOffset instant) => ToLocal(instant).ToString("yyyy-MM-dd'T'HH':'mm':'sszzz", CultureInfo.InvariantCulture);

    /// <summary>For <c>&lt;input type="datetime-local"&gt;</c>.</summary>
    public string FieldTime(DateTimeOffset instant) => ToLocal(instant).ToString("yyyy-MM-dd'T'HH':'mm", CultureInfo.InvariantCulture);

    private Task<Look?> ReadAsync(CancellationToken cancel) =>
        db.Settings.AsNoTracking().Select(one => new Look(one, db.Themes.InUse().Select(theme => theme.Version).FirstOrDefault())).SingleOrDefaultAsync(cancel);

    /// <param name="Settings">Of all requests: not to be changed.</param>
    /// <param name="Theme">The version of the theme that readers see; null when there is none.</param>
    public sealed record Look(SiteSettings Settings, string? Theme);

    private DateForms Dates => DateForms.Of(Culture);

    private bool HasTexts => TextCulture.Equals(Culture);
}
