using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Blog.Languages;

namespace Blog.Markdown;

/// <summary>Gives footnotes ids without a colon, which selectors would stumble over, and names the ways there and back. No other id passes here.</summary>
internal static partial class Footnotes
{
    public static void Name(IHtmlDocument document)
    {
        // Of notes that nothing in the text refers to, Markdig leaves a list of none.
        document.QuerySelector(".footnotes:not(:has(li))")?.Remove();
        foreach (var element in document.QuerySelectorAll("[id]"))
        {
            if (Id().Match(element.Id!) is { Success: true } id)
            {
                element.Id = id.Groups["kind"].Value + id.Groups["number"].Value;
            }
            else
            {
                element.RemoveAttribute("id");
            }
        }

        foreach (var link in document.QuerySelectorAll("a.footnote-ref, a.footnote-back-ref"))
        {
            link.SetAttribute("href", link.GetAttribute("href")!.Replace(":", "", StringComparison.Ordinal));
            link.SetAttribute("aria-label", link.ClassList.Contains("footnote-back-ref") ? MarkdownTexts.BackToText : MarkdownTexts.Footnote.With(link.TextContent));
        }
    }

    [GeneratedRegex("^(?<kind>fn|fnref):(?<number>[0-9]+)$")]
    private static partial Regex Id();
}
