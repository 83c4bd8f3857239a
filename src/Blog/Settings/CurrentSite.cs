using System.Globalization;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Settings;

/// <summary>The settings as they are at this request, and what follows from them: language, direction, and how times are shown and read.</summary>
public sealed class CurrentSite(BlogDbContext db, TimeProvider time)
{
    private SiteSettings? settings;

    /// <summary>False until somebody has set the site up.</summary>
    public bool IsSetUp => settings is not null;

    /// <exception cref="InvalidOperationException">The site is not set up; only pages that say so may be shown then.</exception>
    public SiteSettings Settings => settings ?? throw new InvalidOperationException("The site is not set up.");

    public string Name => settings?.Name ?? "Blog";

    public CultureInfo Culture => CultureInfo.GetCultureInfo(settings?.Language ?? SiteLanguages.Default);

    public string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(settings?.TimeZone ?? "UTC");

    /// <summary>The last part of the zone's name: "Copenhagen" for Europe/Copenhagen.</summary>
    public string City => TimeZone.Id.Split('/')[^1].Replace('_', ' ');

    public int Year => ToLocal(time.GetUtcNow()).Year;

    public async Task LoadAsync(CancellationToken cancel) =>
        settings ??= await db.Settings.AsNoTracking().SingleOrDefaultAsync(cancel);

    public DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, TimeZone);

    /// <summary>The instant of a time on the clocks of the site's zone; null for an hour that the clocks skip.</summary>
    /// <remarks>Of an hour that comes twice, the first one is meant.</remarks>
    public DateTimeOffset? FromLocal(DateTime local)
    {
        if (TimeZone.IsInvalidTime(local))
        {
            return null;
        }

        var offset = TimeZone.IsAmbiguousTime(local) ? TimeZone.GetAmbiguousTimeOffsets(local).Max() : TimeZone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>"31 March 2025", "31. März 2025".</summary>
    public string Day(DateTimeOffset instant) => ToLocal(instant).ToString(DayPattern, Culture);

    /// <summary>"31 March 2025 at 11:14", "31. März 2025, 11:14".</summary>
    public string DayAndTime(DateTimeOffset instant) => $"{Day(instant)}{(IsEnglish ? " at " : ", ")}{Time(instant)}";

    /// <summary>"11:14".</summary>
    public string Time(DateTimeOffset instant) => ToLocal(instant).ToString("HH':'mm", Culture);

    /// <summary>"10 minutes ago", in the words of the admin area; the day and the time for what is long past.</summary>
    public string Ago(DateTimeOffset instant) => Shared.Ago.Of(time.GetUtcNow() - instant) ?? DayAndTime(instant);

    /// <summary>For <c>&lt;time datetime&gt;</c>: local time with its offset.</summary>
    public string MachineTime(DateTimeOffset instant) => ToLocal(instant).ToString("yyyy-MM-dd'T'HH':'mm':'sszzz", CultureInfo.InvariantCulture);

    /// <summary>For <c>&lt;input type="datetime-local"&gt;</c>.</summary>
    public string FieldTime(DateTimeOffset instant) => ToLocal(instant).ToString("yyyy-MM-dd'T'HH':'mm", CultureInfo.InvariantCulture);

    private bool IsEnglish => Culture.TwoLetterISOLanguageName == "en";

    // How the language writes a long date when it leaves out the day of the week. English has several ways; ours is the day before the month.
    private string DayPattern => IsEnglish
        ? "d MMMM yyyy"
        : Culture.DateTimeFormat.GetAllDateTimePatterns('D').FirstOrDefault(pattern => !pattern.Contains("ddd", StringComparison.Ordinal)) ?? "d MMMM yyyy";
}
