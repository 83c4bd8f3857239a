using System.Text.RegularExpressions;

namespace Blog.Comments.Spam;

/// <summary>The links of a comment, its website included, and what is left of the text without them.</summary>
public sealed partial class SentLinks
{
    private const int Most = 50;

    public SentLinks(CommentWords words)
    {
        var found = Link().Matches(words.Text);
        Count = found.Count;
        Hosts = [.. found.Select(match => match.Groups["host"].Value).Append(HostOf(words.Website)).Where(host => host.Length > 0)
            .Select(host => host.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Take(Most)];
        TextWithout = Markup().Replace(Link().Replace(words.Text, " "), " ");
        HasMarkup = Markup().IsMatch(words.Text);
    }

    /// <summary>In the text.</summary>
    public int Count { get; }

    /// <summary>Without "www.", each once.</summary>
    public IReadOnlyList<string> Hosts { get; }

    public string TextWithout { get; }

    /// <summary>Links in the ways of other programs, which nobody types by hand: <c>&lt;a href</c>, <c>[url=</c>.</summary>
    public bool HasMarkup { get; }

    /// <summary>Takes out the links that lead to certain hosts, a website among them.</summary>
    public static CommentWords Without(CommentWords words, Predicate<string> isKnown) => words with
    {
        Text = Link().Replace(words.Text, match => isKnown(match.Groups["host"].Value) ? " " : match.Value),
        Website = words.Website.Length > 0 && isKnown(HostOf(words.Website)) ? "" : words.Website,
    };

    private static string HostOf(string website) => Link().Match(website) is { Success: true } match ? match.Groups["host"].Value : "";

    [GeneratedRegex(
        @"(?:https?://(?:www\.)?|www\.)(?<host>[^\s/?#:()<>\[\]""']{3,100})[^\s()<>\[\]""']*|(?<![\w@.])(?<host>(?:[a-z0-9-]{2,40}\.){1,3}(?:com|net|org|info|biz|io|co|xyz|top|shop|online|site|club|ru|cn|win|bet|casino|loan|click|icu|store|live|vip|pro|me|ly|gl|gd|de|nl|fr|es|uk))(?![\w@])(?:/[^\s()<>\[\]""']*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Link();

    [GeneratedRegex(@"</?a\b[^>]{0,300}>|\[/?(?:url|link)\b[^\]]{0,300}\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Markup();
}
