namespace Blog.Posts.Previews;

public static class PreviewUrl
{
    /// <summary>Not under that of the post: whoever has the link shall not learn more than the text.</summary>
    public static string To(string key) => $"/previews/{key}";
}
