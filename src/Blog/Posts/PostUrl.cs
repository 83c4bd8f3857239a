namespace Blog.Posts;

/// <summary>The addresses of posts and what hangs on them.</summary>
public static class PostUrl
{
    private static readonly string[] Homes = [To(""), ToTag(""), ToSeries("")];

    public static string To(string slug) => $"/posts/{slug}";

    public static string ToCommentForm(string slug) => $"/posts/{slug}/comments";

    /// <summary>Leads to the comment on whatever page of the conversation it stands.</summary>
    public static string ToComment(string slug, int commentId) => $"/posts/{slug}/comments/{commentId}";

    /// <summary>Where a reader reports a comment.</summary>
    public static string ToReport(string slug, int commentId) => $"/posts/{slug}/comments/{commentId}/report";

    public static string ToReported(string slug) => $"/posts/{slug}/comments/reported";

    /// <summary>Where the comments of a page begin; the first page is that of the post itself.</summary>
    public static string ToComments(string slug, int page) => page <= 1 ? $"/posts/{slug}#comments" : $"/posts/{slug}/comments/page/{page}";

    /// <summary>A comment on the page on which it stands.</summary>
    public static string ToComment(string slug, int commentId, int page) => $"{(page <= 1 ? To(slug) : ToComments(slug, page))}#c{commentId}";

    /// <summary>The Markdown of a post.</summary>
    public static string ToSource(string slug) => $"/posts/{slug}.md";

    public static string ToTag(string tagSlug) => $"/tags/{tagSlug}";

    public static string ToTopics => "/tags";

    public static string ToArchive => "/archive";

    public static string ToYear(int year, int page = 1) => $"/archive/{year}" + (page == 1 ? "" : $"/page/{page}");

    /// <summary>Where a month begins on the page of its year.</summary>
    public static string MonthAnchor(int month) => $"m{month:00}";

    /// <summary>The page of its year on which a month begins, and the place there.</summary>
    /// <param name="month">One of <paramref name="ofYear"/>.</param>
    /// <param name="ofYear">All of that year that have posts, newest first.</param>
    public static string ToMonth(CountedMonth month, IEnumerable<CountedMonth> ofYear) =>
        ToYear(month.Year, 1 + (ofYear.TakeWhile(other => other != month).Sum(other => other.Posts) / YearModel.PageSize)) + $"#{MonthAnchor(month.Month)}";

    public static string ToSeries(string seriesSlug) => $"/series/{seriesSlug}";

    /// <summary>
    /// Parts an address that hangs on that of a post, a tag or a series into that and the rest: "/posts/soup" and "/comments/feed.xml" or ".md". The
    /// rest of any other is empty.
    /// </summary>
    public static (string Path, string Tail) Split(string path)
    {
        var home = Homes.FirstOrDefault(home => path.StartsWith(home, StringComparison.Ordinal))?.Length ?? path.Length;
        var end = path.AsSpan(home).IndexOfAny('/', '.');
        return end < 0 ? (path, "") : (path[..(home + end)], path[(home + end)..]);
    }

    public static string ToEditor(int id) => $"/admin/posts/{id}";
}
