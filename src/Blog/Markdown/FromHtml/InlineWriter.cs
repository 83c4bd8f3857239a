using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace Blog.Markdown.FromHtml;

/// <summary>Writes what stands in a line: words, emphasis, links, pictures.</summary>
/// <param name="isForeign">The words come from elsewhere: an address that stands in them may become a link.</param>
internal sealed class InlineWriter(bool isForeign)
{
    /// <summary>No Markdown for these; as HTML they come through.</summary>
    private static readonly HashSet<string> AsHtml =
        [.. "abbr b cite i ins kbd mark q s samp small sub sup u var".Split(' ')];

    public string Paragraph(IEnumerable<INode> nodes)
    {
        return isForeign
            ? MarkdownText.GuardLines(MarkdownText.SplitAtEmptyLines(Line(Words(nodes), inOneLine: false)))
            : MarkdownText.GuardLines(Line(nodes, inOneLine: false));
    }

    /// <summary>For a heading, a term, a caption: a break in it can only be HTML.</summary>
    public string Heading(IEnumerable<INode> nodes)
    {
        var text = Line(nodes, inOneLine: true);
        return text.EndsWith('#') ? text[..^1] + "\\#" : text;
    }

    /// <summary>For a cell of a table.</summary>
    public string Cell(IEnumerable<INode> nodes) => Line(nodes, inOneLine: true).Replace('\n', ' ');

    /// <summary>As it is, for what stands inside HTML, where Markdown is not read.</summary>
    public static string Html(INode parent)
    {
        using var html = new StringWriter();
        FinishedHtml.Write(parent, html);
        return html.ToString().Trim();
    }

    // Elsewhere an empty line is often made with a break before or after all words.
    private static IEnumerable<INode> Words(IEnumerable<INode> nodes) => nodes.SkipWhile(IsBlank).Reverse().SkipWhile(IsBlank).Reverse();

    private static bool IsBlank(INode node) => node is IElement { LocalName: "br" } || (node is IText text && text.Data.Trim().Length == 0);

    private string Line(IEnumerable<INode> nodes, bool inOneLine)
    {
        var text = new StringBuilder();
        WriteAll(nodes, text, inOneLine);
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.Trim(' ', '\t'))).Trim('\n');
    }

    private void WriteAll(IEnumerable<INode> nodes, StringBuilder text, bool inOneLine)
    {
        // The tree looks through all neighbours for the next one; here it is known.
        var all = nodes.ToList();
        for (var i = 0; i < all.Count; i++)
        {
            var next = i + 1 < all.Count ? all[i + 1] : null;
            if (all[i] is IText words)
            {
                text.Append(MarkdownText.Escape(words.Data, isForeign, before: text.Length > 0 ? text[^1] : ' ', isBeforeLink: next is IElement { LocalName: "a" }));
            }
            else if (all[i] is IElement element)
            {
                WriteElement(element, next, text, inOneLine);
            }
        }
    }

    private void WriteElement(IElement element, INode? next, StringBuilder text, bool inOneLine)
    {
        switch (element.LocalName)
        {
            case "br":
                WriteBreak(next, text, inOneLine);
                break;
            case "strong":
                WriteMarked(element, text, "**", inOneLine);
                break;
            case "em":
                WriteMarked(element, text, "_", inOneLine);
                break;
            case "del":
                WriteMarked(element, text, "~~", inOneLine);
                break;
            case "code":
                text.Append(MarkdownText.Code(TextLines.Of(element)));
                break;
            case "a":
                WriteLink(element, text, inOneLine);
                break;
            case "img":
                WritePicture(element, text);
                break;
            case "input" when element.GetAttribute("type") == "checkbox":
                text.Append(element.HasAttribute("checked") ? "[x]" : "[ ]");
                break;
            case "svg" or "script" or "style" or "template":
                break;
            case "wbr" when !isForeign:
                text.Append("<wbr>");
                break;
            case var name when AsHtml.Contains(name):
                WriteHtml(element, text, inOneLine);
                break;
            default:
                WriteAll(element.ChildNodes, text, inOneLine);
                break;
        }
    }

    // The renderer's own break is followed by a new line.
    private void WriteBreak(INode? next, StringBuilder text, bool inOneLine) =>
        text.Append(inOneLine ? "<br>" : isForeign ? "\\\n" : next is IText { Data: ['\n', ..] } ? "\\" : "<br>");

    /// <summary>With marks where Markdown would read them as such, else as HTML: "**so.**then" is no emphasis.</summary>
    private void WriteMarked(IElement element, StringBuilder text, string mark, bool inOneLine)
    {
        var inner = new StringBuilder();
        WriteAll(element.ChildNodes, inner, inOneLine);
        var whole = inner.ToString();
        var words = whole.Trim();
        if (words.Length == 0)
        {
            text.Append(isForeign ? whole : $"<{element.LocalName}>{whole}</{element.LocalName}>");
            return;
        }

        var leading = whole[..(whole.Length - whole.TrimStart().Length)];
        var trailing = whole[whole.TrimEnd().Length..];
        var before = leading.Length > 0 ? ' ' : text.Length > 0 ? text[^1] : ' ';
        var after = trailing.Length > 0 ? ' ' : CharacterAfter(element);
        if (mark == "_" && (char.IsLetterOrDigit(before) || char.IsLetterOrDigit(after) || element.ParentElement?.LocalName == "em"))
        {
            // Inside a word only the star is a mark.
            mark = "*";
        }

        var isReadAsMark = Opens(before, words[0]) && Opens(after, words[^1]) && before != mark[0] && words[0] != mark[0] && words[^1] != mark[0]
            && !words.Contains("\n\n", StringComparison.Ordinal) && !(mark == "_" && words.Contains('_', StringComparison.Ordinal));
        if (isReadAsMark && (isForeign || whole == words))
        {
            text.Append(leading).Append(mark).Append(words).Append(mark).Append(trailing);
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"<{element.LocalName}>{whole}</{element.LocalName}>");
        }
    }

    private void WriteHtml(IElement element, StringBuilder text, bool inOneLine)
    {
        var title = element.LocalName == "abbr" && element.GetAttribute("title") is { } said ? $" title=\"{MarkdownText.ToHtml(said)}\"" : "";
        text.Append(CultureInfo.InvariantCulture, $"<{element.LocalName}{title}>");
        WriteAll(element.ChildNodes, text, inOneLine);
        text.Append(CultureInfo.InvariantCulture, $"</{element.LocalName}>");
    }

    private void WriteLink(IElement link, StringBuilder text, bool inOneLine)
    {
        if (link.ClassList.Contains("anchor") || link.ClassList.Contains("footnote-back-ref"))
        {
            return;
        }

        if (link.GetAttribute("href") is not { } address)
        {
            WriteAll(link.ChildNodes, text, inOneLine);
        }
        else if (link.ClassList.Contains("footnote-ref"))
        {
            text.Append(CultureInfo.InvariantCulture, $"[^{address["#fn".Length..]}]");
        }
        else if (IsItsOwnName(link, address))
        {
            text.Append(CultureInfo.InvariantCulture, $"<{link.TextContent}>");
        }
        else
        {
            var inner = new StringBuilder();
            WriteAll(link.ChildNodes, inner, inOneLine);
            text.Append(CultureInfo.InvariantCulture, $"[{inner.ToString().Trim()}]({MarkdownText.Target(address, link.GetAttribute("title"))})");
        }
    }

    private static bool IsItsOwnName(IElement link, string address) =>
        !link.HasAttribute("title") && link.ChildElementCount == 0 && !address.Contains(' ', StringComparison.Ordinal)
        && (address == link.TextContent || address == $"mailto:{link.TextContent}")
        && (Links.IsElsewhere(address) || address.StartsWith("mailto:", StringComparison.Ordinal)) && !address.StartsWith("//", StringComparison.Ordinal);

    private static void WritePicture(IElement picture, StringBuilder text)
    {
        var address = picture.GetAttribute("src") ?? "";
        var alt = picture.GetAttribute("alt") ?? "";
        if (picture.HasAttribute("width") || picture.HasAttribute("height"))
        {
            var attributes = AllowedHtml.AttributesOf("img").Where(picture.HasAttribute)
                .Select(name => $" {name}=\"{MarkdownText.ToHtml(picture.GetAttribute(name)!)}\"");
            text.Append(CultureInfo.InvariantCulture, $"<img{string.Concat(attributes)}>");
        }
        else if (address.Length > 0)
        {
            var words = MarkdownText.Escape(alt, isForeign: false, before: '[', isBeforeLink: false).Replace('\n', ' ');
            text.Append(CultureInfo.InvariantCulture, $"![{words}]({MarkdownText.Target(address, picture.GetAttribute("title"))})");
        }
    }

    // A mark opens before a word when what is on its other side is a space or a sign, or when the word itself begins with no sign.
    private static bool Opens(char outside, char inside) =>
        !char.IsWhiteSpace(inside) && (!IsSign(inside) || char.IsWhiteSpace(outside) || IsSign(outside));

    private static bool IsSign(char character) => char.IsPunctuation(character) || char.IsSymbol(character);

    /// <summary>The first character behind an element in its block; a space at the end.</summary>
    private static char CharacterAfter(INode node)
    {
        for (var here = node; here is not null && !Elements.IsBlock(here); here = here.Parent)
        {
            for (var next = here.NextSibling; next is not null && !Elements.IsBlock(next); next = next.NextSibling)
            {
                if (next is IElement { LocalName: "br" })
                {
                    return ' ';
                }

                if (next.TextContent is [var first, ..])
                {
                    return next is IElement ? '*' : first;
                }
            }
        }

        return ' ';
    }
}
