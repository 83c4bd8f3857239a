using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Blog.Shared;

namespace Blog.Markdown;

/// <summary>The kinds of alert and their icons, which are ours and therefore come in after sanitising.</summary>
internal static class Alerts
{
    private static readonly Dictionary<string, string> IconByKind = new(StringComparer.Ordinal)
    {
        ["note"] = "note",
        ["tip"] = "tip",
        ["important"] = "important",
        ["warning"] = "alert",
        ["caution"] = "alert",
    };

    /// <summary>What an alert of the kind "TIP" is called in the language of the site; null when it is none of ours.</summary>
    public static string? TitleOf(string kind) => kind.ToLowerInvariant() switch
    {
        "note" => MarkdownTexts.Note,
        "tip" => MarkdownTexts.Tip,
        "important" => MarkdownTexts.Important,
        "warning" => MarkdownTexts.Warning,
        "caution" => MarkdownTexts.Caution,
        _ => null,
    };

    public static string ClassOf(string kind) => $"markdown-alert-{kind.ToLowerInvariant()}";

    public static void AddIcons(IHtmlDocument document)
    {
        foreach (var title in document.QuerySelectorAll("p.markdown-alert-title"))
        {
            if (IconByKind.FirstOrDefault(kind => title.ParentElement?.ClassList.Contains(ClassOf(kind.Key)) == true).Value is { } icon)
            {
                // Beside the words, which are not parsed again: what is escaped in them stays escaped.
                title.Insert(AdjacentPosition.AfterBegin, $"{Icons.Of(icon)}");
            }
        }
    }
}
