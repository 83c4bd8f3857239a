using System.Globalization;
using Blog.Data;
using Blog.Hosting;
using Blog.Languages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Settings;

/// <summary>The language and the time zone of the site, as far as this machine has to know them: without either no page can be made.</summary>
internal static class MachineLocale
{
    /// <exception cref="StartupException">It does not know one of them.</exception>
    public static async Task CheckAsync(BlogDbContext db, CancellationToken cancel)
    {
        var site = await db.Settings.Select(settings => new { settings.Language, settings.TimeZone }).SingleOrDefaultAsync(cancel);
        CheckLanguage(site?.Language ?? SiteLanguages.Default);
        CheckTimeZone(site?.TimeZone ?? "UTC");
    }

    private static void CheckLanguage(string language)
    {
        try
        {
            CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException exception)
        {
            throw new StartupException(
                $"This machine does not know the language of the site, {language}; install ICU (the package libicu or icu-libs), and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.", exception);
        }
    }

    private static void CheckTimeZone(string zone)
    {
        try
        {
            TimeZoneInfo.FindSystemTimeZoneById(zone);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new StartupException($"This machine does not know the time zone of the site, {zone}; install its time zones (the package tzdata).", exception);
        }
    }
}
