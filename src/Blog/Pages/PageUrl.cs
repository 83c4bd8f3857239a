namespace Blog.Pages;

/// <summary>The addresses of standing pages.</summary>
public static class PageUrl
{
    /// <summary>First parts of addresses that the product uses itself, or will.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "account", "admin", "archive", "authors", "comments", "editor", "error", "favicon-ico", "feed", "feed-json", "feed-xml", "fonts", "health", "img", "media", "page", "posts", "previews",
        "robots-txt", "rss", "rss-xml", "search", "series", "setup", "sitemap", "sitemap-xml", "subscribe", "tags", "theme", "vendor", "well-known",
    };

    public static string To(string slug) => $"/{slug}";

    public static bool IsReserved(string slug) => Reserved.Contains(slug);
}
