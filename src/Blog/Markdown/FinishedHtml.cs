using AngleSharp.Dom;

namespace Blog.Markdown;

/// <summary>
/// Writes the elements of a sanitised document. The library's own writer looks for neighbours at every node, which takes a second for a long list.
/// This one relies on the allow-list: no script, style or other element whose text is not escaped.
/// </summary>
internal static class FinishedHtml
{
    private static readonly HashSet<string> Void = ["br", "hr", "img", "input", "wbr"];

    public static void Write(INode parent, TextWriter html)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text)
            {
                html.Write(Escape(text.Data));
            }
            else if (node is IElement element)
            {
                Write(element, html);
            }
        }
    }

    private static void Write(IElement element, TextWriter html)
    {
        html.Write('<');
        html.Write(element.LocalName);
        foreach (var attribute in element.Attributes)
        {
            html.Write(' ');
            html.Write(attribute.Name);
            if (attribute.Value.Length > 0 || attribute.Name == "alt")
            {
                html.Write("=\"");
                html.Write(Escape(attribute.Value).Replace("\"", "&quot;", StringComparison.Ordinal));
                html.Write('"');
            }
        }

        html.Write('>');
        if (!Void.Contains(element.LocalName))
        {
            Write((INode)element, html);
            html.Write("</");
            html.Write(element.LocalName);
            html.Write('>');
        }
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\u00A0", "&nbsp;", StringComparison.Ordinal);
}
