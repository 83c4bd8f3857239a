using AngleSharp.Html.Dom;

namespace Blog.Markdown;

/// <summary>Dresses a sanitised post as the site shows it. What is added here is our own, so it need not pass the sanitiser.</summary>
internal static class PostDecoration
{
    public static void Apply(IHtmlDocument document, Highlighter highlighter)
    {
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
        foreach (var header in document.QuerySelectorAll("thead th"))
        {
            header.SetAttribute("scope", "col");
        }

        foreach (var table in document.QuerySelectorAll("table"))
        {
            var scroll = document.CreateElement("div");
            scroll.ClassName = "table-scroll";
            scroll.SetAttribute("role", "region");
            scroll.SetAttribute("aria-label", table.QuerySelector("caption")?.TextContent.Trim() is { Length: > 0 } caption ? caption : "Table");
            scroll.SetAttribute("tabindex", "0");
            table.Replace(scroll);
            scroll.AppendChild(table);
        }
    }
}
