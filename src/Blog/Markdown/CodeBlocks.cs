using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Blog.Languages;

namespace Blog.Markdown;

/// <summary>Code can be scrolled with the keyboard, says what it is, and is coloured when its language is known.</summary>
internal static class CodeBlocks
{
    private const string LanguageClass = "language-";

    public static void Highlight(IHtmlDocument document, Highlighter highlighter)
    {
        var allowance = new HighlightAllowance();
        foreach (var pre in document.QuerySelectorAll("pre"))
        {
            var code = pre.FirstElementChild;
            var typed = code?.ClassList.FirstOrDefault(name => name.StartsWith(LanguageClass, StringComparison.Ordinal))?[LanguageClass.Length..];
            code?.RemoveAttribute("class");
            if (code is null || typed is null || CodeLanguage.Find(typed) is not { } language)
            {
                MakeReachable(pre, MarkdownTexts.Code);
                continue;
            }

            MakeReachable(pre, MarkdownTexts.CodeIn.With(language.Name));
            code.ClassName = LanguageClass + language.Id;
            if (highlighter.Highlight(code.TextContent, language, allowance) is { } pieces)
            {
                code.TextContent = "";
                code.Append([.. pieces.Select(piece => NodeOf(piece, document))]);
            }
        }
    }

    /// <summary>A block that scrolls must take the focus, and what takes the focus must have a name.</summary>
    public static void MakeReachable(IElement pre, string name)
    {
        pre.SetAttribute("tabindex", "0");
        pre.SetAttribute("role", "group");
        pre.SetAttribute("aria-label", name);
    }

    private static INode NodeOf(Highlighter.Piece piece, IHtmlDocument document)
    {
        if (piece.Class is null)
        {
            return document.CreateTextNode(piece.Text);
        }

        var span = document.CreateElement("span");
        span.ClassName = piece.Class;
        span.TextContent = piece.Text;
        return span;
    }
}
