using System.Linq.Expressions;
using Blog.Comments;
using Blog.Languages;
using Blog.Media;

namespace Blog.Posts;

/// <summary>A post as its page shows it.</summary>
public sealed record Article
{
    public required int Id { get; init; }

    public required Guid Uid { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    /// <summary>The author's own excerpt, above the text; empty when there is none.</summary>
    public required string Excerpt { get; init; }

    /// <summary>For search engines and cards, without the words in front of a content note: the content note, or what the author wrote for them, or the excerpt, or the first words.</summary>
    public required string Summary { get; init; }

    /// <summary>What to know before reading it; empty: it lies open.</summary>
    public string ContentNote { get; init; } = "";

    /// <summary>The picture above the text; null: there is none.</summary>
    public MediaFile? Cover { get; init; }

    /// <summary>The picture that stands for it elsewhere: none where it lies folded.</summary>
    public PictureAddress? Picture => ContentNote.Length > 0 ? null : Cover?.Address;

    public required string Html { get; init; }

    /// <summary>The table of contents; empty where none is needed.</summary>
    public string Contents { get; init; } = "";

    /// <summary>The language it is written in; empty: the site's.</summary>
    public string Language { get; init; } = "";

    public bool LeaveQuickly { get; init; }

    /// <summary>Whether it belongs to a series.</summary>
    public bool IsPart { get; init; }

    /// <summary>Its place among the published parts of a series; null when it has none.</summary>
    public SeriesPlace? Series { get; init; }

    public required string AuthorName { get; init; }

    public string AuthorAbout { get; init; } = "";

    public required int AuthorId { get; init; }

    public required IReadOnlyList<Topic> Topics { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset? UpdatedAt { get; init; }

    public required int ReadingMinutes { get; init; }

    public required CommentsOpen Comments { get; init; }

    /// <summary>How many comments everybody may read.</summary>
    public int PublicComments { get; init; }

    public required DateTimeOffset? BinnedAt { get; init; }

    public static readonly Expression<Func<Post, Article>> OfPost = post => new Article
    {
        Id = post.Id,
        Uid = post.Uid,
        Title = post.Title,
        Slug = post.Slug,
        Excerpt = post.Excerpt,
        Summary = post.ContentNote == "" && post.Description != "" ? post.Description : post.Summary,
        ContentNote = post.ContentNote,
        Cover = post.Cover,
        Html = post.Html,
        Contents = post.Contents,
        Language = post.Language,
        LeaveQuickly = post.LeaveQuickly,
        IsPart = post.Part != null,
        AuthorName = post.Author.Name,
        AuthorAbout = post.Author.About,
        AuthorId = post.AuthorId,
        Topics = post.Tags.OrderBy(link => link.Position).Select(link => new Topic(link.Tag.Name, link.Tag.Slug)).ToList(),
        PublishedAt = post.PublishedAt,
        UpdatedAt = post.UpdatedAt,
        ReadingMinutes = post.ReadingMinutes,
        Comments = new CommentsOpen(post.CommentsOpen, post.CommentDays, post.PublishedAt),
        PublicComments = post.PublicComments,
        BinnedAt = post.BinnedAt,
    };

    /// <summary>What machines are told the post is about.</summary>
    public string Description => ContentNote.Length > 0 ? PostTexts.ContentNote.With(ContentNote) : Summary;

    public PostState StateAt(DateTimeOffset now) => PostStates.At(now, BinnedAt, PublishedAt);
}
