using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Blog.Markdown;

/// <summary>The table of contents of a post: links to its headings of the second and third level, nested as they are.</summary>
internal static class Contents
{
    /// <summary>Fewer headings are seen at a glance.</summary>
    private const int Fewest = 3;

    /// <summary>A longer list would need a list of its own; without the third level it may still do.</summary>
    private const int Most = 100;

    /// <summary>As HTML; empty for a text that needs none.</summary>
    public static string Of(IHtmlElement body, RenderingBudget budget)
    {
        var headings = Headings.LinkedIn(body).Where(heading => heading.LocalName is "h2" or "h3").ToList();
        if (headings.Count > Most)
        {
            headings.RemoveAll(heading => heading.LocalName == "h3");
        }

        return headings.Count is >= Fewest and <= Most ? Write(headings, body.Owner!, budget) : "";
    }

    private static string Write(List<IElement> headings, IDocument document, RenderingBudget budget)
    {
        var top = document.CreateElement("ol");
        foreach (var heading in headings)
        {
            // A third level that comes before any second is as good as one.
            var chapter = heading.LocalName == "h3" ? top.LastElementChild : null;
            (chapter is null ? top : ListIn(chapter)).AppendChild(EntryFor(heading, document));
        }

        using var writer = new BoundedWriter(budget.Characters, int.MaxValue);
        var holder = document.CreateElement("div");
        holder.AppendChild(top);
        FinishedHtml.Write(holder, writer);
        return writer.ToString();
    }

    private static IElement ListIn(IElement entry)
    {
        if (entry.LastElementChild is { LocalName: "ol" } list)
        {
            return list;
        }

        var added = entry.Owner!.CreateElement("ol");
        entry.AppendChild(added);
        return added;
    }

    private static IElement EntryFor(IElement heading, IDocument document)
    {
        var entry = document.CreateElement("li");
        var link = document.CreateElement("a");
        link.SetAttribute("href", "#" + heading.Id);
        link.TextContent = VisibleText.OnOneLine(heading);
        entry.AppendChild(link);
        return entry;
    }
}
