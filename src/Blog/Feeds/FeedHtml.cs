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
        Tag().Replace(HeadingLink().Replace(html, ""), tag => Address().Replace(OnlyHere().Replace(tag.Value, ""), address => $" {address.Groups[1].Value}=\"{Whole(address.Groups[2].Value, page)}\""));

    private static string Whole(string value, Uri page) =>
        Uri.TryCreate(page, WebUtility.HtmlDecode(value), out var whole) ? WebUtility.HtmlEncode(whole.AbsoluteUri) : value;

    [GeneratedRegex("<a class=\"anchor\"[^>]*>[^<]*</a>")]
    private static partial Regex HeadingLink();

    [GeneratedRegex("<(?:a|img)\\s[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s(?:srcset|sizes)=\"[^\"]*\"")]
    private static partial Regex OnlyHere();

    [GeneratedRegex("\\s(href|src)=\"([^\"]*)\"")]
    private static partial Regex Address();
}
