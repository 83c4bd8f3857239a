using Blog.Shared;

namespace Blog.Hosting;

/// <summary>What browsers are told about every answer, whatever it is: nothing from elsewhere, nothing inside a page, nobody around it.</summary>
internal static class SecurityHeaders
{
    private static readonly string[] NeverUsed =
        ["accelerometer", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb"];

    public static HeaderPolicyCollection Policy() => new HeaderPolicyCollection()
        .AddContentSecurityPolicy(content =>
        {
            content.AddDefaultSrc().None();
            content.AddBaseUri().None();
            content.AddFormAction().Self();
            content.AddFrameAncestors().None();
            content.AddStyleSrc().Self();
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
        .AddStrictTransportSecurityMaxAge();
}
