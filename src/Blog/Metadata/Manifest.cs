using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Blog.Settings;

namespace Blog.Metadata;

/// <summary>How the site looks among the apps of a phone: https://www.w3.org/TR/appmanifest/.</summary>
internal static class Manifest
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private sealed record Icon(string Src, string Sizes, string Type, string? Purpose = null);

    public static byte[] Of(CurrentSite site) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Id = "/",
            site.Name,
            Description = site.Settings.Tagline.Length > 0 ? site.Settings.Tagline : null,
            Lang = site.Culture.Name,
            Dir = site.Direction,
            StartUrl = "/",
            Scope = "/",
            // With its address bar: a blog is full of links to elsewhere.
            Display = "minimal-ui",
            BackgroundColor = SiteIcons.Paper,
            ThemeColor = site.Settings.Accent,
            Icons = new[]
            {
                new Icon(SiteIcons.Vector, "any", "image/svg+xml"),
                new Icon(SiteIcons.Small, "192x192", "image/png"),
                new Icon(SiteIcons.Large, "512x512", "image/png"),
                new Icon(SiteIcons.Maskable, "512x512", "image/png", "maskable"),
            },
        },
        Options);
}
