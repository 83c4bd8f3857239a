namespace Blog.Posts;

/// <summary>An ordered set of posts. Two names that make the same slug are the same series; the first spelling stays.</summary>
public sealed class Series
{
    public const int NameLength = 100;
    public const int DescriptionLength = 500;

    private Series()
    {
    }

    public Series(string name)
    {
        Name = name;
        Slug = SlugOf(name);
    }

    public int Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    /// <summary>What holds the parts together, in a sentence or two; may be empty.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Its page listed a post once, though it may be empty now: its address must never die.</summary>
    public bool WasPublic { get; private set; }

    /// <summary>Empty for no name, which names no series.</summary>
    public static string SlugOf(string name) => name.Length == 0 ? "" : Posts.Slug.From(name, fallback: "series");

    /// <summary>Why this cannot be the name of a series, in a sentence for its author; null when it can. An empty one names none.</summary>
    public static string? Objection(string name) =>
        name.Length > NameLength ? $"The name of the series is too long: {NameLength} characters are the most"
        : name.Length > 0 && Posts.Slug.From(name, fallback: "").Length == 0 ? "The name of the series needs a letter or a digit"
        : null;

    /// <summary>Its address follows.</summary>
    public void Rename(string name)
    {
        Name = name;
        Slug = SlugOf(name);
    }

    public void Describe(string description) => Description = description;

    internal void RememberPublic() => WasPublic = true;
}

/// <summary>A post's place in the one series it belongs to.</summary>
public sealed class SeriesPart
{
    private SeriesPart()
    {
    }

    internal SeriesPart(Post post) => Post = post;

    public int PostId { get; private set; }

    public Post Post { get; private set; } = null!;

    public int SeriesId { get; private set; }

    public Series Series { get; private set; } = null!;

    /// <summary>Orders the parts. It is no number for readers: those count what is published. Of two that tie, the older post comes first.</summary>
    public int Position { get; private set; }

    /// <summary>The post's <see cref="Post.PublishedAt"/>, null while it is in the bin: the parts are read out of one index, like the posts of a tag.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    internal void Join(Series series, int position)
    {
        Series = series;
        Position = position;
    }

    internal void Place(int position) => Position = position;

    internal void List(DateTimeOffset? publishedAt, DateTimeOffset now)
    {
        if (PublishedAt <= now)
        {
            Series.RememberPublic();
        }

        PublishedAt = publishedAt;
    }
}
