namespace Blog.Hosting.PageCache;

/// <summary>
/// What the answer to this request shows. A page that says so may be kept for other readers until one of these things changes; one that says
/// nothing is made anew each time.
/// </summary>
public sealed class Shown
{
    private readonly HashSet<PageTag> tags = [];

    public IReadOnlyCollection<PageTag> Tags => tags;

    public bool IsSaid => tags.Count > 0 && !IsOfOneReader && !IsReady;

    /// <summary>It answers what one reader has asked, whatever else it says.</summary>
    public bool IsOfOneReader { get; set; }

    /// <summary>A ready page has answered, whatever was said before: that one is kept already.</summary>
    public bool IsReady { get; set; }

    /// <summary>The instant from which on it would look different although nobody has changed anything.</summary>
    public DateTimeOffset Until { get; private set; } = DateTimeOffset.MaxValue;

    public Shown Site() => Add(PageTag.Site);

    public Shown Stream() => Add(PageTag.Stream);

    public Shown Texts() => Add(PageTag.Texts);

    public Shown AllComments() => Add(PageTag.AllComments);

    public Shown Post(int id) => Add(PageTag.Post(id));

    public Shown CommentsOn(int postId) => Add(PageTag.CommentsOn(postId));

    public void ChangesAt(DateTimeOffset? instant) => Until = instant < Until ? instant.Value : Until;

    private Shown Add(PageTag tag)
    {
        tags.Add(tag);
        return this;
    }
}
