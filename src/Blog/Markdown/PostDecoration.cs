using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Blog.Markdown;

/// <summary>Dresses a sanitised post as the site shows it. What is added here is our own, so it need not pass the sanitiser.</summary>
internal static class PostDecoration
{
    public static void Apply(IHtmlDocument document, Highlighter highlighter)
    {
        ContentModel.Mend(document);
        Footnotes.Name(document);
        Pictures.KeepOwn(document);
        Pictures.Caption(document);
        Links.OpenToOthers(document, rel: "noopener");
        TaskLists.Label(document);
        Alerts.AddIcons(document);
        WrapTables(document);
        Headings.Anchor(document);
        CodeBlocks.Highlight(document, highlighter);
    }

    private static void WrapTables(IHtmlDocument document)
    {
        foreach (var header in document.QuerySelectorAll("th"))
        {
            NameColumn(header);
        }

        foreach (var table in document.QuerySelectorAll("table"))
        {
            var scroll = document.CreateElement("div");
            scroll.ClassName = "table-scroll";
            scroll.SetAttribute("role", "group");
            scroll.SetAttribute("aria-label", table.QuerySelector("caption")?.TextContent.Trim() is { Length: > 0 } caption ? caption : MarkdownTexts.Table);
            scroll.SetAttribute("tabindex", "0");
            table.Replace(scroll);
            scroll.AppendChild(table);
        }
    }

    // An empty corner names nothing.
    private static void NameColumn(IElement header)
    {
        if (header.TextContent.Trim().Length == 0 && header.QuerySelector("img") is null)
        {
            var cell = header.Owner!.CreateElement("td");
            cell.Append([.. header.ChildNodes]);
            foreach (var attribute in header.Attributes)
            {
                cell.SetAttribute(attribute.Name, attribute.Value);
            }

            header.Replace(cell);
        }
        else if (header.Closest("thead") is not null)
        {
            header.SetAttribute("scope", "col");
        }
    }
}
