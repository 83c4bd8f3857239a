using System.Globalization;
using Blog.Hosting;
using Blog.Settings;

namespace Blog.Metadata;

/// <summary>security.txt (RFC 9116).</summary>
internal static class SecurityText
{
    // Whoever finds a copy knows until when to trust it; the standard asks for less than a year.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    public static string Of(Uri contact, CurrentSite site, BaseAddress address, DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"""
        Contact: {contact.OriginalString}
        Expires: {new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + Lifetime:yyyy-MM-dd'T'HH:mm:ss'Z'}
        Preferred-Languages: {string.Join(", ", new[] { site.Culture.TwoLetterISOLanguageName, "en" }.Distinct())}
        Canonical: {address.Of("/.well-known/security.txt")}

        """);
}
