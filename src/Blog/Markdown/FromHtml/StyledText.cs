using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Blog.Markdown.FromHtml;

/// <summary>Says with elements what was said with styles: Google Docs wraps everything in a bold that is not bold, and makes what is bold with numbers.</summary>
internal static partial class StyledText
{
    public static void Spell(IHtmlDocument document)
    {
        foreach (var element in document.QuerySelectorAll("[style]").ToList())
        {
            var style = element.GetAttribute("style")!;
            if ((element.LocalName is "b" or "strong" && NotBold().IsMatch(style)) || (element.LocalName is "i" or "em" && NotItalic().IsMatch(style)))
            {
                Elements.Unwrap(element);
            }
            else if (element.LocalName is "span" or "font" or "a")
            {
                Wrap(element, style);
            }
        }
    }

    private static void Wrap(IElement element, string style)
    {
        if (element.TextContent.Trim().Length == 0)
        {
            return;
        }

        foreach (var name in Meanings(style))
        {
            var wrapper = element.Owner!.CreateElement(name);
            wrapper.Append([.. element.ChildNodes]);
            element.AppendChild(wrapper);
        }
    }

    private static IEnumerable<string> Meanings(string style)
    {
        if (FixedWidth().IsMatch(style))
        {
            yield return "code";
            yield break;
        }

        if (Struck().IsMatch(style))
        {
            yield return "del";
        }

        if (Raised().Match(style) is { Success: true } raised)
        {
            yield return raised.Groups[1].Value.ToLowerInvariant();
        }

        if (Italic().IsMatch(style))
        {
            yield return "em";
        }

        if (Bold().IsMatch(style))
        {
            yield return "strong";
        }
    }

    [GeneratedRegex(@"(?<![\w-])font-weight:\s*(?:normal|[1-4]00)", RegexOptions.IgnoreCase)]
    private static partial Regex NotBold();

    [GeneratedRegex(@"(?<![\w-])font-style:\s*normal", RegexOptions.IgnoreCase)]
    private static partial Regex NotItalic();

    [GeneratedRegex(@"(?<![\w-])font-weight:\s*(?:bold|[6-9]00)", RegexOptions.IgnoreCase)]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<![\w-])font-style:\s*(?:italic|oblique)", RegexOptions.IgnoreCase)]
    private static partial Regex Italic();

    [GeneratedRegex(@"(?<![\w-])text-decoration(?:-line)?:[^;]*line-through", RegexOptions.IgnoreCase)]
    private static partial Regex Struck();

    [GeneratedRegex(@"(?<![\w-])vertical-align:\s*(sup|sub)(?:er)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Raised();

    [GeneratedRegex(@"(?<![\w-])font-family:[^;]*(?:courier|consolas|monospace|menlo|monaco|roboto mono|source code)", RegexOptions.IgnoreCase)]
    private static partial Regex FixedWidth();
}
