using AngleSharp.Html.Dom;

namespace Blog.Markdown;

/// <summary>The kinds of alert and their icons, which are ours and therefore come in after sanitising.</summary>
internal static class Alerts
{
    private static readonly Dictionary<string, string> Icons = new()
    {
        ["note"] = "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M12 11v5M12 8v.01\"/>",
        ["tip"] = "<path d=\"M4 17h16M7 13a5 5 0 0 1 10 0M12 4v2M4.500 8l1.500 1.500M19.500 8 18 9.500M8 20.500h8\"/>",
        ["important"] = "<path d=\"M5 5h14v11h-6l-4 4v-4H5z\"/><path d=\"M12 8v3M12 13v.01\"/>",
        ["warning"] = "<path d=\"M12 4 2.8 19.5h18.4z\"/><path d=\"M12 10v4.5M12 17v.01\"/>",
        ["caution"] = "<path d=\"M12 4 2.8 19.5h18.4z\"/><path d=\"M12 10v4.5M12 17v.01\"/>",
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
            if (Icons.FirstOrDefault(icon => title.ParentElement?.ClassList.Contains(ClassOf(icon.Key)) == true).Value is { } shapes)
            {
                title.InnerHtml = $"<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">{shapes}</svg>{title.TextContent}";
            }
        }
    }
}
