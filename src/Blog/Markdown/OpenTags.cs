using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Markdown;

/// <summary>Rewrites HTML as well-formed HTML of allowed tags, and remembers which of them wait for their end.</summary>
internal sealed partial class OpenTags(int depth)
{
    private const int MostLevels = 24;

    // Long enough for any real tag; it keeps an unclosed quote from being searched to the end of the text, again and again.
    private const int LongestTag = 4_000;

    private static readonly HashSet<string> Void = ["br", "hr", "img", "wbr"];

    // What stands inside of these is not for readers.
    private static readonly HashSet<string> Unread =
        ["script", "style", "iframe", "object", "template", "noscript", "svg", "math", "textarea", "title", "select", "noembed", "noframes", "xmp"];

    // Wrappers that other blogs export; their words stay.
    private static readonly HashSet<string> Wrappers =
        ["article", "aside", "body", "center", "div", "font", "head", "header", "html", "main", "nav", "section", "span", "tt", "big", "strike",
         "input", "button", "form", "label", "link", "meta", "base", "embed", "video", "audio", "source", "picture", "option", "col", "colgroup", "frame"];

    private readonly List<string> open = [];

    // What has no end from here on has none further down either: a text of nothing else is not searched to its end again and again.
    private readonly HashSet<string> endless = [];

    public int Count => open.Count;

    /// <summary>False for what only looks like a tag, such as the end of List&lt;Post&gt;.</summary>
    public static bool IsHtml(string typed) =>
        IsDeclaration(typed) || (Tag().Match(typed, 0, Math.Min(LongestTag, typed.Length)) is { Success: true } tag && IsKnown(NameOf(tag)));

    public string Tame(string html)
    {
        endless.Clear();
        var tamed = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0)
            {
                break;
            }

            tamed.Append(html, at, tag - at);
            at = TameTag(html, tag, tamed);
        }

        return tamed.Append(html, at, html.Length - at).ToString();
    }

    public string CloseAll(Func<string, bool> which)
    {
        var first = open.FindIndex(name => which(name));
        return first < 0 ? "" : CloseFrom(first);
    }

    private int TameTag(string html, int start, StringBuilder tamed)
    {
        if (IsDeclaration(html.AsSpan(start)))
        {
            return AfterDeclaration(html, start);
        }

        var tag = Tag().Match(html, start, Math.Min(LongestTag, html.Length - start));
        var name = NameOf(tag);
        if (!tag.Success || !IsKnown(name))
        {
            // Not HTML at all, such as List<Post>: what was typed is what is read.
            tamed.Append("&lt;");
            return start + 1;
        }

        var end = start + tag.Length;
        if (Unread.Contains(name))
        {
            return tag.Groups["end"].Success ? end : AfterEndOf(name, html, end);
        }

        if (AllowedHtml.Tags.Contains(name))
        {
            tamed.Append(tag.Groups["end"].Success ? Close(name) : Open(name, tag));
        }

        return end;
    }

    private string Open(string name, Match tag)
    {
        var html = new StringBuilder("<").Append(name);
        var allowed = AllowedHtml.AttributesOf(name);
        var names = tag.Groups["attribute"].Captures;
        var values = tag.Groups["value"].Captures;
        for (var i = 0; i < names.Count; i++)
        {
            var attribute = names[i].Value.ToLowerInvariant();
            if (allowed.Contains(attribute))
            {
                html.Append(' ').Append(attribute).Append("=\"").Append(Quoted(values[i].Value)).Append('"');
            }
        }

        if (!Void.Contains(name))
        {
            open.Add(name);
            if (depth + open.Count > MostLevels)
            {
                throw RenderingRefusedException.TooDeep();
            }
        }

        return html.Append('>').ToString();
    }

    private string Close(string name)
    {
        var last = open.LastIndexOf(name);
        return last < 0 ? "" : CloseFrom(last);
    }

    private string CloseFrom(int index)
    {
        var html = new StringBuilder();
        for (var i = open.Count - 1; i >= index; i--)
        {
            html.Append("</").Append(open[i]).Append('>');
        }

        open.RemoveRange(index, open.Count - index);
        return html.ToString();
    }

    private static bool IsDeclaration(ReadOnlySpan<char> html) => html.StartsWith("<!") || html.StartsWith("<?");

    private static string NameOf(Match tag) => tag.Groups["name"].Value.ToLowerInvariant();

    private static bool IsKnown(string name) => AllowedHtml.Tags.Contains(name) || Unread.Contains(name) || Wrappers.Contains(name);

    private static int AfterDeclaration(string html, int start)
    {
        var closing = html.AsSpan(start).StartsWith("<!--") ? "-->" : ">";
        var end = html.IndexOf(closing, start, StringComparison.Ordinal);
        return end < 0 ? html.Length : end + closing.Length;
    }

    // Whoever writes about <title>, or forgets its end, wants the words after it read: then only the tag goes.
    private int AfterEndOf(string name, string html, int from)
    {
        if (endless.Contains(name))
        {
            return from;
        }

        var end = html.IndexOf("</" + name, from, StringComparison.OrdinalIgnoreCase);
        var close = end < 0 ? -1 : html.IndexOf('>', end);
        if (close < 0)
        {
            endless.Add(name);
            return from;
        }

        return close + 1;
    }

    private static string Quoted(string value) =>
        value.TrimStart(' ', '\t', '\n', '=').Trim('"', '\'').Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    // Every attribute captures a value, be it empty, so that names and values pair up. No part can match in two ways: it never backtracks far.
    [GeneratedRegex("""
        \G<(?<end>/)?(?<name>[a-zA-Z][a-zA-Z0-9-]*)
        (?>\s+(?<attribute>[a-zA-Z_:][a-zA-Z0-9_.:-]*)(?<value>(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?))*
        \s*/?>
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tag();
}
