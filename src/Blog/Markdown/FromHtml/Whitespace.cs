using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Blog.Markdown.FromHtml;

/// <summary>White space as a browser shows it: one space for any, none at the edges of a block.</summary>
internal static partial class Whitespace
{
    public static void Collapse(IElement body)
    {
        var endsInSpace = true;
        Visit(body, ref endsInSpace);
    }

    private static void Visit(INode parent, ref bool endsInSpace)
    {
        foreach (var node in parent.ChildNodes.ToList())
        {
            if (node is IText text)
            {
                Collapse(text, ref endsInSpace);
            }
            else if (node is IElement { LocalName: "br" })
            {
                endsInSpace = true;
            }
            else if (node is IElement element)
            {
                Enter(element, ref endsInSpace);
            }
            else
            {
                node.Parent!.RemoveChild(node);
            }
        }
    }

    private static void Enter(IElement element, ref bool endsInSpace)
    {
        if (element.LocalName is "pre" or "code" or "input" or "img")
        {
            endsInSpace = false;
            return;
        }

        var isBlock = Elements.IsBlock(element);
        endsInSpace |= isBlock;
        Visit(element, ref endsInSpace);
        endsInSpace |= isBlock;
    }

    private static void Collapse(IText text, ref bool endsInSpace)
    {
        // Fillers become spaces; the one before "?" or "»" that French is set with stays.
        var words = Space().Replace(Filler().Replace(text.Data, " "), " ");
        if (endsInSpace && words.StartsWith(' '))
        {
            words = words[1..];
        }

        text.Data = words;
        endsInSpace = words.Length == 0 ? endsInSpace : words.EndsWith(' ');
    }

    [GeneratedRegex("\u00A0(?![?!:;»%\u20AC0-9])")]
    private static partial Regex Filler();

    [GeneratedRegex(@"[ \t\r\n\f\u200B\uFEFF]+")]
    private static partial Regex Space();
}
