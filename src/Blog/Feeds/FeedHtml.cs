using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Blog.Feeds;

/// <summary>
/// A stored text as it can be read anywhere: with whole addresses, and without what only makes sense on its page. Relies on how the renderer
/// writes: no bare angle bracket outside tags, every value in double quotes.
/// </summary>
internal static partial class FeedHtml
{
    /// <param name="html">As stored.</param>
    /// <param name="page">The address of the page it stands on.</param>
    public static string Of(string html, Uri page) =>
        Tag().Replace(Furniture().Replace(html, ""), tag => Address().Replace(OnlyHere().Replace(tag.Value, ""), address => $" {address.Groups[1].Value}=\"{Whole(address.Groups[2].Value, page)}\""));

    /// <summary>A text that runs from right to left, which readers of feeds do not see from its language.</summary>
    public static string InDirection(string html, CultureInfo language) =>
        language.TextInfo.IsRightToLeft ? $"<div dir=\"rtl\" lang=\"{language.Name}\">{html}</div>" : html;

    private static string Whole(string value, Uri page) =>
        Uri.TryCreate(page, WebUtility.HtmlDecode(value), out var whole) ? WebUtility.HtmlEncode(whole.AbsoluteUri) : value;

    // The links to headings, and drawings that need our stylesheet.
    [GeneratedRegex("<a class=\"anchor\"[^>]*>[^<]*</a>|<svg\\s.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Furniture();

    [GeneratedRegex("<(?:a|img)\\s[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s(?:srcset|sizes)=\"[^\"]*\"")]
    private static partial Regex OnlyHere();

    [GeneratedRegex("\\s(href|src)=\"([^\"]*)\"")]
    private static partial Regex Address();
}
