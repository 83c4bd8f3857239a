namespace Blog.Posts;

/// <summary>The unpublished text of a released post. Nothing that readers ask for ever looks into this table.</summary>
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

    /// <summary>Names, separated by commas, as in the form.</summary>
    public string Tags { get; private set; } = "";

    public bool CommentsOpen { get; private set; }

    public DateTimeOffset? PublishAt { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    public PostText Text => new()
    {
        Title = Title,
        Slug = Slug,
        Body = Body,
        Excerpt = Excerpt,
        Tags = TagNames.Parse(Tags),
        CommentsOpen = CommentsOpen,
        PublishAt = PublishAt,
    };

    internal void Write(PostText text, DateTimeOffset now)
    {
        Title = text.Title;
        Slug = text.Slug;
        Body = text.Body;
        Excerpt = text.Excerpt;
        Tags = TagNames.Format(text.Tags);
        CommentsOpen = text.CommentsOpen;
        PublishAt = text.PublishAt;
        SavedAt = now;
    }
}
