using System.Linq.Expressions;
using Blog.Accounts;
using Blog.Posts;

namespace Blog.Comments;

/// <summary>A comment as the holder of its key sees it.</summary>
public sealed record PrivateComment
{
    public required int Id { get; init; }

    public required CommentState State { get; init; }

    public required CommentWords Words { get; init; }

    public required string Html { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? EditedAt { get; init; }

    public required long Version { get; init; }

    public required string AuthorName { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    /// <summary>False while the post is not there for readers, so that nothing of it is told here either.</summary>
    public required bool IsPostPublic { get; init; }

    /// <summary>Whoever takes a comment for spam is not told so.</summary>
    public bool IsWaiting => State is CommentState.Pending or CommentState.Spam;

    public bool CanBeEdited => IsWaiting || State == CommentState.Approved;

    public string FirstName => Author.FirstName(AuthorName);

    /// <param name="published">The posts that readers may see now.</param>
    public static Expression<Func<Comment, PrivateComment>> With(IQueryable<Post> published) => comment => new PrivateComment
    {
        Id = comment.Id,
        State = comment.State,
        Words = new CommentWords(comment.Name, comment.Email, comment.Website, comment.Body),
        Html = comment.Html,
        CreatedAt = comment.CreatedAt,
        EditedAt = comment.EditedAt,
        Version = comment.Version,
        AuthorName = comment.Post.Author.Name,
        Title = comment.Post.Title,
        Slug = comment.Post.Slug,
        IsPostPublic = published.Any(post => post.Id == comment.PostId),
    };
}
