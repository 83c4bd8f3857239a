using System.Linq.Expressions;

namespace Blog.Posts;

/// <summary>A post as its page shows it.</summary>
public sealed record Article
{
    public required int Id { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    /// <summary>The author's own excerpt, above the text; empty when there is none.</summary>
    public required string Excerpt { get; init; }

    /// <summary>For search engines: the excerpt or the first words.</summary>
    public required string Summary { get; init; }

    public required string Html { get; init; }

    public required string AuthorName { get; init; }

    public required int AuthorId { get; init; }

    public required IReadOnlyList<Topic> Topics { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset? UpdatedAt { get; init; }

    public required int ReadingMinutes { get; init; }

    public required bool CommentsOpen { get; init; }

    public required DateTimeOffset? BinnedAt { get; init; }

    public static readonly Expression<Func<Post, Article>> OfPost = post => new Article
    {
        Id = post.Id,
        Title = post.Title,
        Slug = post.Slug,
        Excerpt = post.Excerpt,
        Summary = post.Summary,
        Html = post.Html,
        AuthorName = post.Author.Name,
        AuthorId = post.AuthorId,
        Topics = post.Tags.OrderBy(link => link.Position).Select(link => new Topic(link.Tag.Name, link.Tag.Slug)).ToList(),
        PublishedAt = post.PublishedAt,
        UpdatedAt = post.UpdatedAt,
        ReadingMinutes = post.ReadingMinutes,
        CommentsOpen = post.CommentsOpen,
        BinnedAt = post.BinnedAt,
    };

    public PostState StateAt(DateTimeOffset now) => PostStates.At(now, BinnedAt, PublishedAt);
}
