using Ganss.Xss;

namespace Blog.Markdown;

/// <summary>
/// What may reach a reader, named piece by piece; everything else is taken out. A sanitiser may be shared by threads as long as nobody changes it,
/// which is why these two are made once.
/// </summary>
internal static class AllowedHtml
{
    private static readonly string[] Phrasing =
    [
        "a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "strong", "sub",
        "sup", "u", "var", "wbr",
    ];

    private static readonly string[] Blocks =
    [
        "blockquote", "caption", "dd", "details", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
        "li", "ol", "p", "pre", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ];

    private static readonly Dictionary<string, string[]> AttributesByTag = new()
    {
        ["a"] = ["href", "title"],
        ["abbr"] = ["title"],
        ["details"] = ["open"],
        ["img"] = ["src", "alt", "title", "width", "height"],
        ["ol"] = ["start", "reversed"],
        ["td"] = ["colspan", "rowspan"],
        ["th"] = ["colspan", "rowspan"],
    };

    /// <summary>The tags that an author may type. Markdown itself needs two more, which only the renderer writes: div and input.</summary>
    public static IReadOnlySet<string> Tags { get; } = Phrasing.Concat(Blocks).ToHashSet();

    public static bool IsPhrasing(string tag) => Phrasing.Contains(tag);

    public static string[] AttributesOf(string tag) => AttributesByTag.GetValueOrDefault(tag, []);

    public static HtmlSanitizer ForPosts()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>([.. Phrasing, .. Blocks, "div", "input"]),
            AllowedAttributes = new HashSet<string>(
                [.. AttributesByTag.Values.SelectMany(names => names), "class", "id", "type", "checked", "disabled"]),
            AllowedClasses = new HashSet<string>(
                ["contains-task-list", "task-list-item", "footnotes", "footnote-ref", "footnote-back-ref", "align-center", "align-right",
                 "markdown-alert", "markdown-alert-title", "markdown-alert-note", "markdown-alert-tip", "markdown-alert-important",
                 "markdown-alert-warning", "markdown-alert-caution"]),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "tel"]),
            UriAttributes = new HashSet<string>(["href", "src"]),
        });

        // The language of a code block is the one class that a text makes up. It picks the highlighter.
        sanitizer.RemovingCssClass += (_, removing) =>
            removing.Cancel = removing.Tag.LocalName == "code" && removing.CssClass.StartsWith("language-", StringComparison.Ordinal);
        return sanitizer;
    }

    public static HtmlSanitizer ForComments() => new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(
            ["a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "strong", "ul"]),
        AllowedAttributes = new HashSet<string>(["href", "src", "alt", "start"]),
        AllowedSchemes = new HashSet<string>(["http", "https", "mailto"]),
        UriAttributes = new HashSet<string>(["href", "src"]),

        // An empty set would mean that every class is welcome; the attribute itself is not on the list.
        AllowedClasses = new HashSet<string>(["none"]),
    });
}
