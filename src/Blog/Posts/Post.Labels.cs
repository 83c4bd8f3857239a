namespace Blog.Posts;

/// <content>By which of its tags, and as which part of a series, readers find it.</content>
public sealed partial class Post
{
    private readonly List<PostTag> tags = [];

    public IReadOnlyList<PostTag> Tags => tags;

    /// <summary>Its place in a series; null when it is in none.</summary>
    public SeriesPart? Part { get; private set; }

    private IEnumerable<PostTag> TagsInOrder => tags.OrderBy(link => link.Position);

    /// <summary>True when readers see it under this tag, or would after an update.</summary>
    public bool Carries(string tagSlug) => tags.Any(link => link.Tag.Slug == tagSlug) || Draft?.Carries(tagSlug) == true;

    /// <summary>For readers at once, and for what they do not see yet.</summary>
    public void AddTag(Tag tag, DateTimeOffset now) =>
        Retag([.. TagsInOrder.Select(link => link.Tag), tag], draft => draft.AddTag(tag.Name), now);

    public void RemoveTag(string tagSlug, DateTimeOffset now) =>
        Retag([.. TagsInOrder.Select(link => link.Tag).Where(tag => tag.Slug != tagSlug)], draft => draft.ReplaceTag(tagSlug, null), now);

    /// <summary>Makes it part of <paramref name="series"/>, and of no other.</summary>
    public void JoinSeries(Series series, int position, DateTimeOffset now)
    {
        Part ??= new SeriesPart(this);
        Part.List(null, now);
        Part.Join(series, position);
        Part.List(ListedAt, now);
    }

    public void LeaveSeries(DateTimeOffset now)
    {
        Part?.List(null, now);
        Part = null;
    }

    private void Retag(List<Tag> named, Action<WorkingDraft> inDraft, DateTimeOffset now)
    {
        SetTags([.. named.Distinct()], now);
        if (Draft is not null)
        {
            inDraft(Draft);
        }

        if (IsReleased)
        {
            TellRelated();
        }

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

        List(now);
    }

    // Where a reader may find it: on the pages of its tags and of its series, and by searching.
    private void List(DateTimeOffset now)
    {
        foreach (var link in tags)
        {
            link.List(ListedAt, now);
        }

        Part?.List(ListedAt, now);
        KeepIndexed();
    }
}
