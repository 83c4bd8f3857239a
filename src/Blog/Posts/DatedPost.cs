namespace Blog.Posts;

/// <summary>A post in the archive.</summary>
/// <param name="Language">Of its title; empty: the site's.</param>
public sealed record DatedPost(string Title, string Slug, string Language, DateTimeOffset PublishedAt);

internal static class DatedPosts
{
    public static IQueryable<DatedPost> AsDated(this IQueryable<Post> posts) => posts.Select(post => new DatedPost(post.Title, post.Slug, post.Language, post.PublishedAt!.Value));
}
