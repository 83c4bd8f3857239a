using System.Globalization;

namespace Blog.Comments.Rules;

/// <summary>The name of a site as it can be compared, whether it was typed alone or with all of an address around it.</summary>
public static class HostName
{
    public const int Length = 253;

    private static readonly IdnMapping Ascii = new();

    /// <summary>"example.org" for "https://www.Example.org:443/page", "xn--mller-kva.example" for "müller.example"; null for what is no such name.</summary>
    public static string? Of(string typed)
    {
        var address = typed.Trim();
        var start = address.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0;
        var end = address.AsSpan(start).IndexOfAny("/?#\\") is var path and >= 0 ? start + path : address.Length;
        // Before the @ stands a name for the site, however much it may look like another site.
        var authority = address[start..end];
        var host = authority[(authority.LastIndexOf('@') + 1)..].Split(':')[0].TrimEnd('.').ToLowerInvariant();
        return ToAscii(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) is { } name && name.Contains('.') && Uri.CheckHostName(name) != UriHostNameType.Unknown
            ? name.StartsWith("www.", StringComparison.Ordinal) && name.AsSpan().Count('.') > 1 ? name[4..] : name
            : null;
    }

    private static string? ToAscii(string host)
    {
        try
        {
            return host.Length is 0 or > Length ? null : Ascii.GetAscii(host);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
