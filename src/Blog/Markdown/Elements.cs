using AngleSharp.Dom;

namespace Blog.Markdown;

/// <summary>What kinds of element there are, seen from Markdown.</summary>
internal static class Elements
{
    private static readonly HashSet<string> Blocks =
    [
        .. ("address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav "
            + "ol p pre section summary table tbody td tfoot th thead tr ul").Split(' '),
    ];

    public static bool IsBlock(INode node) => node is IElement element && Blocks.Contains(element.LocalName);

    /// <summary>True for an element inside which something else begins a block of its own.</summary>
    public static bool HoldsBlocks(IElement element) => element.Children.Any(child => IsBlock(child) || HoldsBlocks(child));

    public static bool IsBlank(INode node) => node is IText text ? string.IsNullOrWhiteSpace(text.Data) : node is IComment;

    /// <summary>Leaves what is in it in its place.</summary>
    public static void Unwrap(IElement element) => element.Replace([.. element.ChildNodes]);

    public static IElement Rename(IElement element, string name)
    {
        if (element.LocalName == name)
        {
            return element;
        }

        var renamed = element.Owner!.CreateElement(name);
        renamed.Append([.. element.ChildNodes]);
        element.Replace(renamed);
        return renamed;
    }
}
