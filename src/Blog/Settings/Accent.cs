using System.Text.RegularExpressions;
using Blog.Hosting;
using Blog.Hosting.Requests;

namespace Blog.Settings;

/// <summary>The owner's colour, served as a stylesheet of its own: the content security policy allows no style in a page.</summary>
public static partial class Accent
{
    /// <summary>The only form that is accepted, so that nothing else can get into the stylesheet.</summary>
    [GeneratedRegex(@"\A#[0-9a-f]{6}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Form();

    /// <summary>The address of the stylesheet, new for each colour; null when the colour is the one in <c>site.css</c>.</summary>
    public static string? Stylesheet(CurrentSite site) =>
        !site.IsSetUp || site.Settings.Accent == SiteSettings.DefaultAccent ? null : $"/accent-{site.Settings.Accent[1..]}.css";

    public static void MapAccent(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/accent-{colour:length(6)}.css", Reading.Methods, (string colour, HttpResponse response) =>
        {
            if (!Form().IsMatch($"#{colour}"))
            {
                return Results.NotFound();
            }

            response.KeepForEver();
            return Results.Text($":root{{--accent-base:#{colour}}}", "text/css");
        }).WithMetadata(new WithoutSiteAttribute());
}
