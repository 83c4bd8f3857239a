using AngleSharp.Html.Dom;

namespace Blog.Markdown;

/// <summary>The kinds of alert and their icons, which are ours and therefore come in after sanitising.</summary>
internal static class Alerts
{
    private static readonly Dictionary<string, string> Icons = new()
    {
        ["Note"] = "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M12 11v5M12 8v.01\"/>",
        ["Tip"] = "<path d=\"M4 17h16M7 13a5 5 0 0 1 10 0M12 4v2M4.500 8l1.500 1.500M19.500 8 18 9.500M8 20.500h8\"/>",
        ["Important"] = "<path d=\"M5 5h14v11h-6l-4 4v-4H5z\"/><path d=\"M12 8v3M12 13v.01\"/>",
        ["Warning"] = "<path d=\"M12 4 2.8 19.5h18.4z\"/><path d=\"M12 10v4.5M12 17v.01\"/>",
        ["Caution"] = "<path d=\"M12 4 2.8 19.5h18.4z\"/><path d=\"M12 10v4.5M12 17v.01\"/>",
    };

    /// <summary>"TIP" is "Tip"; null when it is none of ours.</summary>
    public static string? TitleOf(string kind) =>
        Icons.Keys.FirstOrDefault(title => title.Equals(kind, StringComparison.OrdinalIgnoreCase));

    public static void AddIcons(IHtmlDocument document)
    {
        foreach (var title in document.QuerySelectorAll("p.markdown-alert-title"))
        {
            if (Icons.TryGetValue(title.TextContent, out var shapes))
            {
                title.InnerHtml = $"<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">{shapes}</svg>{title.TextContent}";
            }
        }
    }
}
