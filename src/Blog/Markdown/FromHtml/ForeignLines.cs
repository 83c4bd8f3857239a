using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Blog.Markdown.FromHtml;

/// <summary>Keeps blocks apart where Markdown has room for words alone: in a heading, a term, a caption, a cell. There each becomes a line.</summary>
internal static class ForeignLines
{
    public static void Break(IHtmlDocument document)
    {
        foreach (var paragraph in document.QuerySelectorAll("p").Where(Elements.HoldsBlocks).ToList())
        {
            Elements.Rename(paragraph, "div");
        }

        foreach (var element in document.QuerySelectorAll("h1, h2, h3, h4, h5, h6, dt, figcaption, td, th").Where(Elements.HoldsBlocks).ToList())
        {
            foreach (var block in element.QuerySelectorAll("*").Where(Elements.IsBlock).ToList())
            {
                block.Before(document.CreateElement("br"));
                block.After(document.CreateElement("br"));
                Elements.Unwrap(block);
            }

            DropEmpty(element);
        }
    }

    /// <summary>Lines without words.</summary>
    private static void DropEmpty(IElement element)
    {
        IElement? end = null;
        var isEmpty = true;
        foreach (var node in element.Descendants().ToList())
        {
            if (node is not IElement { LocalName: "br" } lineEnd)
            {
                isEmpty &= Elements.IsBlank(node) || node is IElement { LocalName: not ("img" or "input") };
            }
            else if (isEmpty)
            {
                lineEnd.Remove();
            }
            else
            {
                (end, isEmpty) = (lineEnd, true);
            }
        }

        if (isEmpty)
        {
            end?.Remove();
        }
    }
}
