using AngleSharp.Html.Dom;

namespace Blog.Markdown;

/// <summary>Where links lead and what they promise.</summary>
internal static class Links
{
    /// <summary>True for an address on some other host, with or without a scheme.</summary>
    public static bool IsElsewhere(string address)
    {
        // Browsers drop spaces and tabs on the way and read a backslash as a slash.
        var read = string.Concat(address.Where(character => character > ' ')).Replace('\\', '/');
        return read.StartsWith("//", StringComparison.Ordinal)
            || read.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            || read.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True for an address that does not depend on the page it stands on.</summary>
    public static bool HasScheme(string address) =>
        !address.StartsWith("//", StringComparison.Ordinal) && Uri.TryCreate(address, UriKind.Absolute, out _) && !address.StartsWith('/');

    public static void OpenToOthers(IHtmlDocument document, string rel)
    {
        foreach (var link in document.QuerySelectorAll("a"))
        {
            if (link.GetAttribute("href") is not { } address)
            {
                // The sanitiser took a dangerous address away: the words stay.
                Elements.Unwrap(link);
            }
            else if (IsElsewhere(address))
            {
                link.SetAttribute("rel", rel);
            }
        }
    }

    /// <summary>Beside pages at many addresses, "about" can only mean "/about".</summary>
    public static void BeginAtRoot(IHtmlDocument document)
    {
        foreach (var element in document.QuerySelectorAll("a[href], img[src]"))
        {
            var name = element.LocalName == "a" ? "href" : "src";
            if (element.GetAttribute(name) is [not ('/' or '#' or '?'), ..] address && !HasScheme(address))
            {
                element.SetAttribute(name, $"/{address}");
            }
        }
    }
}
