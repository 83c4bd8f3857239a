using Blog.Accounts;

namespace Blog.Posts;

/// <summary>
/// An article. Its own columns hold the text that readers see, or, as long as it has never been released, the text being written.
/// Once released (published or scheduled), what the author saves goes into <see cref="Draft"/> until "Update".
/// </summary>
public sealed class Post
{
    public const int TitleLength = 200;
    public const int SlugLength = 120;
    public const int ExcerptLength = 500;

    /// <summary>About 40,000 words.</summary>
    public const int BodyLength = 256_000;

    private readonly List<PostTag> tags = [];

    private Post()
    {
    }

    public int Id { get; private set; }

    /// <summary>Identity in feeds: survives every change of title and address.</summary>
    public Guid Uid { get; private set; }

    public int AuthorId { get; private set; }

    public Author Author { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public string Slug { get; private set; } = "";

    /// <summary>Markdown, as typed.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The author's own words about the post; empty when she left it to us.</summary>
    public string Excerpt { get; private set; } = "";

    /// <summary><see cref="Body"/> as sanitised HTML, made when it was saved.</summary>
    public string Html { get; private set; } = "";

    /// <summary>The excerpt that lists, feeds and search engines show: the author's, or else the first words of the text.</summary>
    public string Summary { get; private set; } = "";

    public int Words { get; private set; }

    /// <summary>Time to read it in minutes; 0 for an empty text.</summary>
    public int ReadingMinutes { get; private set; }

    public bool CommentsOpen { get; private set; } = true;

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When its text or state was last saved, drafts included.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The time the author has in mind for a post that is not released; null: as soon as Publish is pressed.</summary>
    public DateTimeOffset? PlannedFor { get; private set; }

    /// <summary>Set by releasing. A time in the future means scheduled; what that means stands in <see cref="PostQueries"/>.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When a released text last changed for readers.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    public DateTimeOffset? BinnedAt { get; private set; }

    /// <summary>Readers could open it once, though it has been unpublished since: its address must never die.</summary>
    public bool WasPublic { get; private set; }

    /// <summary>Grows with every change; a save that names an older one is refused.</summary>
    public long Version { get; private set; }

    public WorkingDraft? Draft { get; private set; }

    public IReadOnlyList<PostTag> Tags => tags;

    public bool IsReleased => PublishedAt is not null;

    public bool IsBinned => BinnedAt is not null;

    /// <summary>What the author edits: the working draft where there is one, else the post's own text.</summary>
    public PostText Text => Draft?.Text ?? OwnText;

    private PostText OwnText => new()
    {
        Title = Title,
        Slug = Slug,
        Body = Body,
        Excerpt = Excerpt,
        Tags = [.. tags.OrderBy(link => link.Position).Select(link => link.Tag.Name)],
        CommentsOpen = CommentsOpen,
        PublishAt = PublishedAt ?? PlannedFor,
    };

    /// <param name="uid">Made when the form is opened, so that a form sent twice begins one post.</param>
    /// <param name="authorId">Who writes it.</param>
    /// <param name="now">The time by the clock.</param>
    public static Post Begin(Guid uid, int authorId, DateTimeOffset now) => new() { Uid = uid, AuthorId = authorId, CreatedAt = now, ChangedAt = now };

    public PostState StateAt(DateTimeOffset now) => PostStates.At(now, BinnedAt, PublishedAt);

    /// <summary>True when readers could have opened its address at some time up to <paramref name="now"/>.</summary>
    public bool HasBeenPublic(DateTimeOffset now) => WasPublic || PublishedAt <= now;

    /// <summary>Makes <paramref name="text"/> the post's own text: what readers see, if it is released.</summary>
    public void Write(PostText text, RenderedText rendered, IReadOnlyList<Tag> named, DateTimeOffset now)
    {
        if (PublishedAt <= now && (Title, Body, Excerpt) != (text.Title, text.Body, text.Excerpt))
        {
            UpdatedAt = now;
        }

        Title = text.Title;
        Slug = text.Slug;
        Body = text.Body;
        Excerpt = text.Excerpt;
        Html = rendered.Html;
        Summary = text.Excerpt.Length > 0 ? text.Excerpt : rendered.Summary;
        Words = rendered.Words;
        ReadingMinutes = rendered.ReadingMinutes;
        CommentsOpen = text.CommentsOpen;
        PlannedFor = IsReleased ? null : text.PublishAt;
        Draft = null;
        SetTags(named, now);
        Touch(now);
    }

    /// <summary>Keeps <paramref name="text"/> apart from what readers see until <see cref="Write"/>. There is nothing to keep when they see just that.</summary>
    public void KeepDraft(PostText text, DateTimeOffset now)
    {
        if (text.SaysTheSameAs(OwnText) && text.PublishAt == PublishedAt)
        {
            DiscardDraft(now);
            return;
        }

        Draft ??= new WorkingDraft(this);
        Draft.Write(text, now);
        Touch(now);
    }

    public void DiscardDraft(DateTimeOffset now)
    {
        Draft = null;
        Touch(now);
    }

    /// <summary>Publishes at <paramref name="at"/>: in the past (back-dated), now, or in the future (scheduled).</summary>
    public void Release(DateTimeOffset at, DateTimeOffset now)
    {
        WasPublic = HasBeenPublic(now);
        PublishedAt = at;
        PlannedFor = null;
        ListTags(now);
        Touch(now);
    }

    /// <summary>Makes it a draft again. The author's date stays in mind: it may have been chosen with care.</summary>
    public void Unpublish(DateTimeOffset now)
    {
        WasPublic = HasBeenPublic(now);
        PlannedFor = PublishedAt ?? PlannedFor;
        PublishedAt = null;
        UpdatedAt = null;
        ListTags(now);
        Touch(now);
    }

    public void MoveToBin(DateTimeOffset now)
    {
        BinnedAt ??= now;
        ListTags(now);
        Touch(now);
    }

    /// <summary>Takes it out of the bin, just as it was: a published post is published again.</summary>
    public void Restore(DateTimeOffset now)
    {
        BinnedAt = null;
        ListTags(now);
        Touch(now);
    }

    private void SetTags(IReadOnlyList<Tag> named, DateTimeOffset now)
    {
        foreach (var link in tags.Where(link => !named.Contains(link.Tag)).ToList())
        {
            link.List(null, now);
            tags.Remove(link);
        }

        tags.AddRange(named.Except(tags.Select(link => link.Tag)).Select(tag => new PostTag(this, tag)));
        foreach (var link in tags)
        {
            link.Place(named.TakeWhile(tag => tag != link.Tag).Count());
        }

        ListTags(now);
    }

    private void ListTags(DateTimeOffset now)
    {
        foreach (var link in tags)
        {
            link.List(IsBinned ? null : PublishedAt, now);
        }
    }

    private void Touch(DateTimeOffset now)
    {
        ChangedAt = now;
        Version++;
    }
}
