using System.Net;
using System.Text.RegularExpressions;
using Blog.Comments.Spam;

namespace Blog.Comments.Rules;

/// <summary>The sites that a comment leads to, by what can be clicked in it and by what was only typed.</summary>
internal static partial class LinkedHosts
{
    /// <param name="words">As typed.</param>
    /// <param name="html">The text as readers would have it.</param>
    public static IReadOnlyList<string> Of(CommentWords words, string html) =>
    [
        .. Target().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Concat(new SentLinks(words).Hosts)
            .Select(HostName.Of).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    [GeneratedRegex("href=\"(https?:[^\"]*)\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Target();
}
