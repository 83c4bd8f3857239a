using System.Text;
using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Hosting.Requests;
using Microsoft.EntityFrameworkCore;

namespace Blog.Settings.Themes;

/// <summary>Serves the theme as a stylesheet of its own, as the content security policy allows no style in a page. An address of a former one leads to the one of today.</summary>
internal static class ThemeStylesheet
{
    /// <summary>New for each theme; null when there is none.</summary>
    public static string? AddressOf(CurrentSite site) => site.ThemeVersion.Length > 0 ? AddressOf(site.ThemeVersion) : null;

    public static void MapTheme(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/theme-{version:length(16)}.css", Reading.Methods, async (string version, HttpResponse response, BlogDbContext db, Shown shown, CancellationToken cancel) =>
        {
            var theme = await db.Themes.InUse().Select(one => new { one.Version, one.Css }).SingleOrDefaultAsync(cancel);
            if (theme is null)
            {
                return Results.NotFound();
            }

            if (theme.Version != version)
            {
                return Results.Redirect(AddressOf(theme.Version));
            }

            shown.Site();
            response.KeepForEver();
            return Reading.Document(Encoding.UTF8.GetBytes(theme.Css), "text/css");
        });

    private static string AddressOf(string version) => $"/theme-{version}.css";
}
