using AngleSharp.Html.Dom;

namespace Blog.Markdown;

/// <summary>Fits a sanitised text in below every page, whatever stands on it: no headings that would join the page's outline, links that lead to the same place from everywhere.</summary>
internal static class FooterDecoration
{
    public static void Apply(IHtmlDocument document, Highlighter highlighter)
    {
        Headings.Flatten(document);
        Pictures.KeepOwn(document);
        Links.BeginAtRoot(document);
        Links.OpenToOthers(document, rel: "noopener");
        CodeBlocks.Highlight(document, highlighter);
    }
}
