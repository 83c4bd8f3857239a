using Blog.Accounts;
using Blog.Markdown;
using Blog.Media;
using Blog.Posts.Related;
using Blog.Search;

namespace Blog.Posts;

/// <summary>
/// An article. Its own columns hold the text that readers see, or, as long as it is not released, the text that was last saved by hand.
/// What is being typed goes into <see cref="Draft"/>, and once released (published or scheduled) all that is saved, until "Update".
/// </summary>
public sealed partial class Post
{
    public const int TitleLength = 200;
    public const int SlugLength = 120;
    public const int ExcerptLength = 500;

    /// <summary>Search engines cut off what is longer.</summary>
    public const int DescriptionLength = 300;

    public const int ContentNoteLength = 120;

    /// <summary>About 40,000 words.</summary>
    public const int BodyLength = 256_000;

    public const int LanguageLength = 20;

    private readonly List<RelatedChange> changes = [];

    // Known after rendering; else it is read from the HTML.
    private string? visibleText;

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

    /// <summary>The author's own words about the post; empty when they left it to us.</summary>
    public string Excerpt { get; private set; } = "";

    /// <summary>The author's own words for search engines; empty when they get the summary.</summary>
    public string Description { get; private set; } = "";

    /// <summary>What to know before reading it: folds the text, and stands wherever else words of it would. Empty: it lies open.</summary>
    public string ContentNote { get; private set; } = "";

    /// <summary>The picture that stands for it; null: none does.</summary>
    public int? CoverId { get; private set; }

    public MediaFile? Cover { get; private set; }

    /// <summary><see cref="Body"/> as sanitised HTML, made when it was saved.</summary>
    public string Html { get; private set; } = "";

    /// <summary>The table of contents of <see cref="Html"/>, made with it; empty for a text that needs none.</summary>
    public string Contents { get; private set; } = "";

    /// <summary>The version of the renderer that made <see cref="Html"/>.</summary>
    public int RenderedBy { get; private set; }

    /// <summary>What lists, feeds and search engines show: the content note, or else the author's excerpt, or else the first words of the text.</summary>
    public string Summary { get; private set; } = "";

    public int Words { get; private set; }

    /// <summary>Time to read it in minutes; 0 for an empty text.</summary>
    public int ReadingMinutes { get; private set; }

    /// <summary>How many comments on it everybody may read; kept by <see cref="Comments.KeptConversations"/>.</summary>
    public int PublicComments { get; private set; }

    /// <summary>The language it is written in, a culture name; empty: the site's.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Its page has a link that replaces it by a harmless one.</summary>
    public bool LeaveQuickly { get; private set; }

    /// <summary>Readers may comment, for as long as <see cref="Comments.CommentsOpen"/> says.</summary>
    public bool CommentsOpen { get; private set; } = true;

    /// <summary>Days after publishing until comments close; null: as the site says, 0: never.</summary>
    public int? CommentDays { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When its text or state was last saved, drafts included.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The time the author has in mind for a post that is not released; null: as soon as Publish is pressed.</summary>
    public DateTimeOffset? PlannedFor { get; private set; }

    /// <summary>Set by releasing. A time in the future means scheduled; what that means stands in <see cref="PostQueries"/>.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When a published text last changed for readers.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    public DateTimeOffset? BinnedAt { get; private set; }

    /// <summary>Readers could open it before it was last released or taken back: its address must never die.</summary>
    public bool WasPublic { get; private set; }

    /// <summary>Grows with every change of words or state; a save that names an older one is refused.</summary>
    public long Version { get; private set; }

    public WorkingDraft? Draft { get; private set; }

    /// <summary>What search knows of it; null while readers are not meant to find it.</summary>
    public IndexedPost? Indexed { get; private set; }

    /// <summary>What was done to it in this unit of work that the lists of related posts have to learn of; never read.</summary>
    public IReadOnlyList<RelatedChange> Changes => changes;

    public bool IsReleased => PublishedAt is not null;

    public bool IsBinned => BinnedAt is not null;

    /// <summary>From when on lists have it; null while none does.</summary>
    public DateTimeOffset? ListedAt => IsBinned ? null : PublishedAt;

    /// <summary>What the author edits: the working draft where there is one, else the post's own text.</summary>
    public PostText Text => Draft?.Text ?? OwnText;

    private PostText OwnText => new()
    {
        Title = Title,
        Slug = Slug,
        Body = Body,
        Excerpt = Excerpt,
        Description = Description,
        ContentNote = ContentNote,
        Cover = CoverId,
        Tags = [.. TagsInOrder.Select(link => link.Tag.Name)],
        Series = Part?.Series.Name ?? "",
        Language = Language,
        LeaveQuickly = LeaveQuickly,
        CommentsOpen = CommentsOpen,
        CommentDays = CommentDays,
        PublishAt = PublishedAt ?? PlannedFor,
    };

    /// <param name="uid">Made when the form is opened, so that a form sent twice begins one post.</param>
    /// <param name="authorId">Who writes it.</param>
    /// <param name="now">The time by the clock.</param>
    public static Post Begin(Guid uid, int authorId, DateTimeOffset now) => new() { Uid = uid, AuthorId = authorId, CreatedAt = now, ChangedAt = now };

    /// <summary>Gives a post that has just begun the address it needs before it has a text.</summary>
    public void Reserve(string slug) => Slug = slug;

    public PostState StateAt(DateTimeOffset now) => PostStates.At(now, BinnedAt, PublishedAt);

    /// <summary>True when readers could have opened its address at some time up to <paramref name="now"/>.</summary>
    public bool HasBeenPublic(DateTimeOffset now) => WasPublic || PublishedAt <= (BinnedAt ?? now);

    /// <summary>Makes <paramref name="text"/> the post's own text: what readers see, if it is released.</summary>
    public void Write(PostText text, RenderedText rendered, IReadOnlyList<Tag> named, DateTimeOffset now)
    {
        if (PublishedAt <= now && (Title, Body, Excerpt, ContentNote, CoverId) != (text.Title, text.Body, text.Excerpt, text.ContentNote, text.Cover))
        {
            UpdatedAt = now;
        }

        Title = text.Title;
        Slug = text.Slug;
        Body = text.Body;
        Excerpt = text.Excerpt;
        Description = text.Description;
        ContentNote = text.ContentNote;
        CoverId = text.Cover;
        Show(rendered);
        Language = text.Language;
        LeaveQuickly = text.LeaveQuickly;
        CommentsOpen = text.CommentsOpen;
        CommentDays = text.CommentDays;
        PlannedFor = IsReleased ? null : text.PublishAt;
        Draft = null;
        SetTags(named, now);
        if (IsReleased)
        {
            TellRelated();
        }

        Touch(now);
    }

    /// <summary>Takes what a newer renderer has made of the same <see cref="Body"/>. Nothing that anybody wrote has changed, so its version stays.</summary>
    public void RenderAnew(Rendering rendering)
    {
        if (rendering is Rendering.Done done)
        {
            Show(RenderedText.Of(done));
        }

        RenderedBy = MarkdownRenderer.Version;
    }

    /// <summary>Keeps <paramref name="text"/> apart from the post's own until <see cref="Write"/>. There is nothing to keep when that says just the same.</summary>
    public void KeepDraft(PostText text, DateTimeOffset now)
    {
        if (text.SaysTheSameAs(OwnText) && text.PublishAt == OwnText.PublishAt)
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
        MoveInLists(now);
    }

    /// <summary>Makes it a draft again. The author's date stays in mind: it may have been chosen with care.</summary>
    public void Unpublish(DateTimeOffset now)
    {
        WasPublic = HasBeenPublic(now);
        PlannedFor = PublishedAt ?? PlannedFor;
        PublishedAt = null;
        UpdatedAt = null;
        MoveInLists(now);
    }

    public void MoveToBin(DateTimeOffset now)
    {
        BinnedAt ??= now;
        MoveInLists(now);
    }

    /// <summary>Takes it out of the bin, just as it was: a published post is published again.</summary>
    public void Restore(DateTimeOffset now)
    {
        BinnedAt = null;
        MoveInLists(now);
    }

    /// <summary>Makes what search knows agree with what it is. Every verb of those who write does so; for posts from before there was a search.</summary>
    public void KeepIndexed()
    {
        if (ListedAt is not { } publishedAt)
        {
            Indexed = null;
            return;
        }

        Indexed ??= new IndexedPost(this);
        Indexed.Write(Title, TagsInOrder.Select(link => link.Tag.Name), Slug, ContentNote, Excerpt, visibleText ?? VisibleText.Of(Html), publishedAt);
    }

    private void Show(RenderedText rendered)
    {
        Html = rendered.Html;
        visibleText = rendered.VisibleText;
        Contents = rendered.Contents;
        RenderedBy = MarkdownRenderer.Version;
        Summary = ContentNote.Length > 0 ? ContentNote : Excerpt.Length > 0 ? Excerpt : rendered.Summary;
        Words = rendered.Words;
        ReadingMinutes = rendered.ReadingMinutes;
    }

    // To readers' lists, out of them, or to another place there.
    private void MoveInLists(DateTimeOffset now)
    {
        List(now);
        TellRelated();
        Touch(now);
    }

    // Once is enough, however much is done to it at a time.
    private void TellRelated()
    {
        if (changes.Count == 0)
        {
            changes.Add(new RelatedChange(this));
        }
    }

    private void Touch(DateTimeOffset now)
    {
        ChangedAt = now;
        Version++;
    }
}
