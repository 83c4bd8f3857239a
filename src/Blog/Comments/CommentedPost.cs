using Blog.Accounts;
using Blog.Data;
using Blog.Posts;

namespace Blog.Comments;

/// <summary>The post that comments belong to: what a page with comments or their form needs to know of it.</summary>
/// <param name="Language">That it is written in; empty: the site's.</param>
/// <param name="Comments">How many everybody may read.</param>
public sealed record CommentedPost(int Id, string Slug, string Title, string Language, string AuthorName, CommentsOpen Open, int Comments)
{
    private static readonly CompiledQuery<string, DateTimeOffset, CommentedPost> BySlug = new((db, slug, now) =>
        db.Posts.Where(post => post.Slug == slug).Published(now).Select(post => new CommentedPost(post.Id, post.Slug, post.Title, post.Language, post.Author.Name, new CommentsOpen(post.CommentsOpen, post.CommentDays, post.PublishedAt), post.PublicComments)));

    /// <summary>Who reads the comments, as readers call them.</summary>
    public string FirstName => Author.FirstName(AuthorName);

    /// <summary>Null for a post that readers do not see at <paramref name="now"/>.</summary>
    public static ValueTask<CommentedPost?> FindAsync(BlogDbContext db, string slug, DateTimeOffset now, CancellationToken cancel) =>
        BySlug.Execute(db, slug, now).SingleOrDefaultAsync(cancel);
}
