using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Markdown;

/// <summary>The words on a page as a reader takes them in: a line for each block, no anchors, footnote numbers or icons.</summary>
internal static class VisibleText
{
    /// <summary>Where something folded begins in HTML that was sanitised and stored: <c>open</c> is all that could stand in the tag.</summary>
    public const string Fold = "<details>";

    private static readonly HashSet<string> Breaks = [.. "blockquote br caption dd details div dl dt figcaption figure footer h2 h3 h4 h5 h6 hr li ol p pre summary table td th tr ul".Split(' ')];

    /// <summary>Of HTML that was sanitised and stored.</summary>
    public static string Of(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        return Of(document.Body!);
    }

    public static string Of(IElement body) => Of(body, IsFurniture);

    /// <summary>Of an element that is called by its words, such as a heading.</summary>
    public static string OnOneLine(IElement element) => Of(element).Replace('\n', ' ');

    /// <summary>
    /// For excerpts: without what lies folded, and without the headings, which cut off the lines they stand on would run into the sentences below
    /// them. A text that has nothing else is its headings.
    /// </summary>
    public static string InTheOpen(IElement body) =>
        Of(body, node => IsFurniture(node) || IsFolded(node) || node is IHtmlHeadingElement) is { Length: > 0 } prose
            ? prose
            : Of(body, node => IsFurniture(node) || IsFolded(node));

    private static string Of(IElement body, Func<INode, bool> isPassedOver)
    {
        var text = new StringBuilder();
        Append(body, text, isPassedOver, isCode: false);
        var lines = text.ToString().Split('\n').Select(OneLine).Where(line => line.Length > 0);
        return string.Join('\n', lines);
    }

    private static void Append(INode node, StringBuilder text, Func<INode, bool> isPassedOver, bool isCode)
    {
        foreach (var child in node.ChildNodes.Where(child => !isPassedOver(child)))
        {
            if (child is IText words)
            {
                text.Append(isCode ? words.Data : words.Data.Replace('\n', ' '));
            }
            else if (child is IElement element)
            {
                var breaks = Breaks.Contains(element.LocalName);
                text.Append(breaks ? "\n" : "");
                Append(element, text, isPassedOver, isCode || element.LocalName == "pre");
                text.Append(breaks ? "\n" : "");
            }
        }
    }

    private static bool IsFurniture(INode node) =>
        node is IElement { LocalName: "svg" } or IElement { LocalName: "a", ClassName: "anchor" or "footnote-ref" or "footnote-back-ref" };

    private static bool IsFolded(INode node) => node is not IElement { LocalName: "summary" } && node.Parent is IHtmlDetailsElement { IsOpen: false };

    private static string OneLine(string line) => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
