namespace Blog.Search;

/// <summary>The address of the search page.</summary>
public static class SearchUrl
{
    public const string Form = "/search";

    public static string To(string words) => $"{Form}?q={Uri.EscapeDataString(words)}";
}
