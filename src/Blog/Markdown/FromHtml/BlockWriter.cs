using AngleSharp.Dom;

namespace Blog.Markdown.FromHtml;

/// <summary>Writes blocks: each one as lines of its own, which the block around it sets in.</summary>
internal sealed class BlockWriter
{
    private readonly InlineWriter inlines;
    private readonly TableWriter tables;
    private readonly bool isForeign;

    public BlockWriter(bool isForeign)
    {
        this.isForeign = isForeign;
        inlines = new InlineWriter(isForeign);
        tables = new TableWriter(inlines, isForeign);
    }

    public string Write(INode parent) => string.Join("\n\n", Blocks(parent, inList: false));

    /// <summary>The blocks inside, words that stand between elements as paragraphs.</summary>
    private List<string> Blocks(INode parent, bool inList)
    {
        var written = new List<string>();
        var phrase = new List<INode>();
        foreach (var child in parent.ChildNodes)
        {
            if (!IsApart(child))
            {
                phrase.Add(child);
                continue;
            }

            AddParagraph(written, phrase);
            Add(written, Block((IElement)child, written.Count > 0 ? written[^1] : "", inList));
        }

        AddParagraph(written, phrase);
        return written;
    }

    private static bool IsApart(INode node) => Elements.IsBlock(node) || (node is IElement element && Elements.HoldsBlocks(element));

    private void AddParagraph(List<string> written, List<INode> phrase)
    {
        Add(written, inlines.Paragraph(phrase));
        phrase.Clear();
    }

    private static void Add(List<string> written, string block)
    {
        if (block.Length > 0)
        {
            written.Add(block);
        }
    }

    private string Block(IElement element, string before, bool inList) => element.LocalName switch
    {
        "p" => inlines.Paragraph(element.ChildNodes),
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => Heading(element),
        "ul" or "ol" => List(element, before),
        "blockquote" => Quote(Blocks(element, inList: false)),
        "pre" or "code" => Code(element),
        "hr" => inList ? "___" : "---",
        "table" => tables.Write(element),
        "dl" => Definitions(element),
        "details" => Details(element),
        "figure" => Figure(element),
        "div" when element.ClassList.Contains("markdown-alert") => Alert(element),
        "div" when element.ClassList.Contains("footnotes") => Footnotes(element),
        _ => string.Join("\n\n", Blocks(element, inList)),
    };

    private string Heading(IElement heading)
    {
        var text = inlines.Heading(heading.ChildNodes);
        var level = Math.Max(2, heading.LocalName[1] - '0');

        // Only the underlined form holds more than one line.
        return text.Length == 0 && isForeign ? ""
            : text.Contains('\n', StringComparison.Ordinal) && level == 2 ? text + "\n---"
            : $"{new string('#', level)} {text.Replace('\n', ' ')}".TrimEnd();
    }

    private string List(IElement list, string before)
    {
        var items = list.Children.Where(child => child.LocalName == "li").ToList();
        var isLoose = items.Exists(item => item.Children.Any(child => child.LocalName == "p") || (isForeign && !IsTight(item)));
        var isOrdered = list.LocalName == "ol";
        var number = isOrdered && int.TryParse(list.GetAttribute("start"), out var start) && start >= 0 ? start : 1;

        // Two lists in a row would be one, if the second did not have another mark.
        var isSecond = before.Length > 0 && list.PreviousElementSibling?.LocalName == list.LocalName;
        var bullet = isSecond && LastMark(before) == '-' ? '*' : '-';
        var point = isSecond && LastMark(before) == '.' ? ')' : '.';
        var written = items.Select(item =>
        {
            var mark = isOrdered ? $"{number++}{point} " : $"{bullet} ";
            return (mark + Indent(string.Join(isLoose ? "\n\n" : "\n", Blocks(item, inList: true)), mark.Length)).TrimEnd();
        });
        return string.Join(isLoose ? "\n\n" : "\n", written);
    }

    /// <summary>Without an empty line only lists and code may follow: other words would go on in what stands before them, and a table be more of them.</summary>
    private static bool IsTight(IElement item)
    {
        var parts = item.ChildNodes.Where(node => !Elements.IsBlank(node)).ToList();
        var words = parts.TakeWhile(part => !IsApart(part)).Count();
        return parts.Skip(Math.Max(1, words)).All(part => part is IElement { LocalName: "ul" or "ol" or "pre" });
    }

    private static char LastMark(string list) => list.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is [var mark, ..] ? mark : ' ';

    private static string Quote(List<string> blocks) => SetIn(string.Join("\n\n", blocks), "> ", "> ").Replace("> \n", ">\n", StringComparison.Ordinal);

    private string Alert(IElement alert)
    {
        var kind = alert.ClassList.First(name => name.StartsWith("markdown-alert-", StringComparison.Ordinal))["markdown-alert-".Length..];
        foreach (var title in alert.QuerySelectorAll("p.markdown-alert-title").ToList())
        {
            title.Remove();
        }

        return $"> [!{kind.ToUpperInvariant()}]\n{Quote(Blocks(alert, inList: false))}".TrimEnd('\n', '>', ' ');
    }

    private string Code(IElement pre)
    {
        var text = TextLines.Of(pre);
        if (!isForeign && pre.FirstElementChild is not { LocalName: "code" })
        {
            return $"<pre>{MarkdownText.ToHtml(text)}</pre>";
        }

        var language = (pre.QuerySelector("code") ?? pre).ClassList.FirstOrDefault(name => name.StartsWith("language-", StringComparison.Ordinal));
        var fence = new string('`', Math.Max(3, MarkdownText.LongestRun(text, '`') + 1));
        text = text.EndsWith('\n') ? text[..^1] : text;
        return $"{fence}{language?["language-".Length..]}\n{(text.Length > 0 || !isForeign ? text + "\n" : "")}{fence}";
    }

    private string Definitions(IElement list)
    {
        var written = new List<string>();
        var afterTerm = false;
        foreach (var part in list.Children)
        {
            if (part.LocalName == "dt")
            {
                written.Add((afterTerm || written.Count == 0 ? "" : "\n") + inlines.Heading(part.ChildNodes).Replace('\n', ' '));
                afterTerm = true;
            }
            else if (part.LocalName == "dd")
            {
                var isLoose = part.Children.Any(child => child.LocalName == "p");
                written.Add((isLoose ? "\n:   " : ":   ") + Indent(string.Join("\n\n", Blocks(part, inList: true)), 4));
                afterTerm = false;
            }
        }

        return string.Join('\n', written);
    }

    private string Details(IElement details)
    {
        var summary = details.Children.FirstOrDefault(child => child.LocalName == "summary");
        var head = summary is null ? "" : $"\n<summary>{InlineWriter.Html(summary)}</summary>";
        summary?.Remove();
        var open = details.HasAttribute("open") ? "<details open>" : "<details>";
        return $"{open}{head}\n\n{string.Join("\n\n", Blocks(details, inList: false))}\n\n</details>";
    }

    private string Figure(IElement figure)
    {
        var caption = figure.Children.FirstOrDefault(child => child.LocalName == "figcaption");
        var words = caption is null ? "" : TextLines.Of(caption).Trim();
        if (figure.ChildNodes.Where(node => node != caption && !Elements.IsBlank(node)).ToList() is [IElement { LocalName: "img" } picture] && words.Length > 0)
        {
            picture.SetAttribute("title", words);
            return inlines.Paragraph([picture]);
        }

        var said = caption is null ? "" : inlines.Heading(caption.ChildNodes);
        caption?.Remove();
        var inside = string.Join("\n\n", Blocks(figure, inList: false));
        return isForeign ? $"{inside}\n\n{said}".Trim() : $"^^^\n{inside}\n^^^ {said}".TrimEnd();
    }

    private string Footnotes(IElement notes)
    {
        foreach (var back in notes.QuerySelectorAll("a.footnote-back-ref").ToList())
        {
            back.Remove();
        }

        return string.Join("\n\n", notes.QuerySelectorAll("li[id^=fn]").Select(note =>
            $"[^{note.Id!["fn".Length..]}]: {Indent(string.Join("\n\n", Blocks(note, inList: true)), 4)}"));
    }

    private static string Indent(string text, int width) => SetIn(text, "", new string(' ', width));

    private static string SetIn(string text, string first, string others)
    {
        var lines = text.Split('\n');
        return string.Join('\n', lines.Select((line, index) => line.Length == 0 && others.Trim().Length == 0 ? "" : (index == 0 ? first : others) + line));
    }
}
