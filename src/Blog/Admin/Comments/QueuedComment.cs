using System.Linq.Expressions;
using Blog.Comments;
using Blog.Posts;

namespace Blog.Admin.Comments;

/// <summary>A comment as a moderator sees it.</summary>
public sealed record QueuedComment
{
    public required int Id { get; init; }

    public required long Version { get; init; }

    public required CommentState State { get; init; }

    public required string Name { get; init; }

    public required bool IsByAuthor { get; init; }

    public required string Email { get; init; }

    public required string Website { get; init; }

    public required string Html { get; init; }

    public required string Suspicion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? EditedAt { get; init; }

    /// <summary>Whom it answers; null: the post.</summary>
    public required string? To { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    public required bool IsPostPublic { get; init; }

    public Moderation.Seen Seen => new(Id, Version);

    /// <param name="published">The posts that readers may see now.</param>
    public static Expression<Func<Comment, QueuedComment>> With(IQueryable<Post> published) => comment => new QueuedComment
    {
        Id = comment.Id,
        Version = comment.Version,
        State = comment.State,
        Name = comment.Author == null ? comment.Name : comment.Author.Name,
        IsByAuthor = comment.AuthorId != null,
        Email = comment.Email,
        Website = comment.Website,
        Html = comment.Html,
        Suspicion = comment.Suspicion,
        CreatedAt = comment.CreatedAt,
        EditedAt = comment.EditedAt,
        To = comment.Parent == null ? null : comment.Parent.Author == null ? comment.Parent.Name : comment.Parent.Author.Name,
        Title = comment.Post.Title,
        Slug = comment.Post.Slug,
        IsPostPublic = published.Any(post => post.Id == comment.PostId),
    };
}
