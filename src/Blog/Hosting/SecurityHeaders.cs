using Blog.Admin.Settings;
using Blog.Media;
using Blog.Shared;

namespace Blog.Hosting;

/// <summary>What browsers are told about every answer, whatever it is: nothing from elsewhere, nothing inside a page, nobody around it.</summary>
internal static class SecurityHeaders
{
    /// <summary>A year.</summary>
    private const int SecondsToStay = 365 * 24 * 60 * 60;

    /// <summary>Whoever develops a site under one of these names may serve the next one without HTTPS.</summary>
    private static readonly string[] NamesOfThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    private static readonly string[] NeverUsed =
        ["accelerometer", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb"];

    /// <summary>The same policy for every answer; only a picture may be shown elsewhere, and a preview that holds a style of its own names that one, by its hash, too.</summary>
    public static IServiceCollection AddSecurityHeaders(this IServiceCollection services)
    {
        var ofPictures = Policy(styleHash: null).AddCrossOriginResourcePolicy(resource => resource.CrossOrigin());
        services.AddSecurityHeaderPolicies().SetDefaultPolicy(Policy(styleHash: null)).SetPolicySelector(context =>
            context.HttpContext.Features.Get<LookPreview>() is { Theme: { } style } ? Policy(style.Sha256)
            : IsPicture(context.HttpContext) ? ofPictures
            : context.SelectedPolicy);
        return services;
    }

    // The pictures of a text go where its feeds go: a feed reader that is a web page shows them from here. An answer without a type says that a picture has
    // not changed, and browsers keep what that says of it, or that it lies elsewhere.
    private static bool IsPicture(HttpContext context) =>
        context.Response.ContentType?.StartsWith("image/", StringComparison.Ordinal) ?? context.Request.Path.StartsWithSegments(PictureAddress.Start, StringComparison.OrdinalIgnoreCase);

    private static HeaderPolicyCollection Policy(string? styleHash) => new HeaderPolicyCollection()
        .AddContentSecurityPolicy(content =>
        {
            content.AddDefaultSrc().None();
            content.AddBaseUri().None();
            content.AddFormAction().Self();
            content.AddFrameAncestors().None();
            var styles = content.AddStyleSrc().Self();
            _ = styleHash is null ? styles : styles.WithHash256(styleHash);
            content.AddImgSrc().Self();
            content.AddFontSrc().Self();
            content.AddScriptSrc().Self().WithHash256(InlineScript.Theme.Sha256).WithHash256(InlineScript.Post.Sha256);
            content.AddConnectSrc().Self();
            content.AddManifestSrc().Self();
        })
        .AddCustomHeader("Permissions-Policy", string.Join(", ", NeverUsed.Select(feature => $"{feature}=()")))
        .AddCrossOriginOpenerPolicy(opener => opener.SameOrigin())
        .AddCrossOriginResourcePolicy(resource => resource.SameOrigin())
        .AddContentTypeOptionsNoSniff()
        .AddStrictTransportSecurity(SecondsToStay, includeSubdomains: false, preload: false, NamesOfThisMachine);

    /// <summary>Whether the answer tells browsers to stay with HTTPS.</summary>
    public static bool TellsToStaySecure(HttpRequest request) => request.IsHttps && !NamesOfThisMachine.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase);
}
