namespace Blog.Posts;

/// <summary>The addresses of posts and what hangs on them.</summary>
public static class PostUrl
{
    public static string To(string slug) => $"/posts/{slug}";

    public static string ToCommentForm(string slug) => $"/posts/{slug}/comments";

    public static string ToComment(string slug, int commentId) => $"/posts/{slug}#c{commentId}";

    public static string ToTag(string tagSlug) => $"/tags/{tagSlug}";

    public static string ToEditor(int id) => $"/admin/posts/{id}";
}
