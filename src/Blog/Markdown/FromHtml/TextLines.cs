using System.Text;
using AngleSharp.Dom;

namespace Blog.Markdown.FromHtml;

/// <summary>Text alone, in the lines it is shown in: they end with the text's own signs, with breaks, and where blocks do.</summary>
internal static class TextLines
{
    public static string Of(INode parent)
    {
        var text = new StringBuilder();
        Write(parent, text);
        return text.ToString();
    }

    private static void Write(INode parent, StringBuilder text)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText words)
            {
                text.Append(words.Data);
            }
            else if (node is IElement { LocalName: "br" })
            {
                text.Append('\n');
            }
            else if (Elements.IsBlock(node))
            {
                EndLine(text);
                Write(node, text);
                EndLine(text);
            }
            else
            {
                Write(node, text);
            }
        }
    }

    private static void EndLine(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }
}
