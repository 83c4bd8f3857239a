using Blog.Posts.Tags;

namespace Blog.Posts;

/// <summary>The unpublished text of a released post, and of any post what is being typed. Nothing that readers ask for ever looks into this table.</summary>
public sealed class WorkingDraft
{
    private WorkingDraft()
    {
    }

    internal WorkingDraft(Post post) => Post = post;

    public int PostId { get; private set; }

    public Post Post { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string Excerpt { get; private set; } = "";

    public string Description { get; private set; } = "";

    public string ContentNote { get; private set; } = "";

    /// <summary>The picture that shall stand for it. It may be deleted before that.</summary>
    public int? CoverId { get; private set; }

    /// <summary>Names, separated by commas, as in the form.</summary>
    public string Tags { get; private set; } = "";

    public string Series { get; private set; } = "";

    public int? SeriesPlace { get; private set; }

    public string Language { get; private set; } = "";

    public bool LeaveQuickly { get; private set; }

    public bool CommentsOpen { get; private set; }

    public int? CommentDays { get; private set; }

    public DateTimeOffset? PublishAt { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    public PostText Text => new()
    {
        Title = Title,
        Slug = Slug,
        Body = Body,
        Excerpt = Excerpt,
        Description = Description,
        ContentNote = ContentNote,
        Cover = CoverId,
        Tags = TagNames.Parse(Tags),
        Series = Series,
        SeriesPlace = SeriesPlace,
        Language = Language,
        LeaveQuickly = LeaveQuickly,
        CommentsOpen = CommentsOpen,
        CommentDays = CommentDays,
        PublishAt = PublishAt,
    };

    /// <summary>What its series is called now; empty: it is part of none.</summary>
    internal void RenameSeries(string name)
    {
        Series = name;
        SeriesPlace = name.Length == 0 ? null : SeriesPlace;
    }

    internal bool Carries(string tagSlug) => TagNames.Parse(Tags).Any(name => TagNames.SlugOf(name) == tagSlug);

    internal void AddTag(string name) => Tags = TagNames.Format(TagNames.Parse(Tags).Append(name).DistinctBy(TagNames.SlugOf));

    /// <summary>What a tag is called now; null: there is none any more.</summary>
    internal void ReplaceTag(string slug, string? name) =>
        Tags = TagNames.Format(TagNames.Parse(Tags).Select(one => TagNames.SlugOf(one) == slug ? name : one).OfType<string>().DistinctBy(TagNames.SlugOf));

    internal void Write(PostText text, DateTimeOffset now)
    {
        Title = text.Title;
        Slug = text.Slug;
        Body = text.Body;
        Excerpt = text.Excerpt;
        Description = text.Description;
        ContentNote = text.ContentNote;
        CoverId = text.Cover;
        Tags = TagNames.Format(text.Tags);
        Series = text.Series;
        SeriesPlace = text.SeriesPlace;
        Language = text.Language;
        LeaveQuickly = text.LeaveQuickly;
        CommentsOpen = text.CommentsOpen;
        CommentDays = text.CommentDays;
        PublishAt = text.PublishAt;
        SavedAt = now;
    }
}
