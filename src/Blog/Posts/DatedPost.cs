namespace Blog.Posts;

/// <summary>A post in the archive.</summary>
public sealed record DatedPost(string Title, string Slug, DateTimeOffset PublishedAt);

internal static class DatedPosts
{
    public static IQueryable<DatedPost> AsDated(this IQueryable<Post> posts) => posts.Select(post => new DatedPost(post.Title, post.Slug, post.PublishedAt!.Value));
}
