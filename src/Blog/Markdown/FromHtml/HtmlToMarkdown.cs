using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Markdown.FromHtml;

/// <summary>
/// Writes Markdown that renders as the HTML it is given. What <see cref="MarkdownRenderer"/> made comes back as it was; what was written elsewhere
/// (a word processor, a web page, another blog) is first reduced to what Markdown can say.
/// </summary>
public static class HtmlToMarkdown
{
    /// <summary>The longest HTML that is read, in characters.</summary>
    public const int LongestHtml = 1_000_000;

    /// <summary>From our own renderer.</summary>
    public static string FromRendered(string html) => new BlockWriter(isForeign: false).Write(Parse(html).Body!);

    /// <summary>From anywhere. Null when it is too long, or has so many or so deeply nested elements that reading it would take longer than it is worth.</summary>
    public static string? FromAnywhere(string html)
    {
        if (html.Length > LongestHtml || !Nesting.IsBearable(html))
        {
            return null;
        }

        var document = Parse(ForeignHtml.Fragment(html));
        ForeignHtml.Reduce(document);
        return new BlockWriter(isForeign: true).Write(document.Body!);
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
