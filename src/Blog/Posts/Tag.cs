using Blog.Posts.Tags;

namespace Blog.Posts;

/// <summary>A label. Two names that make the same slug are the same tag; the first spelling stays.</summary>
public sealed class Tag
{
    public const int NameLength = 50;

    private Tag()
    {
    }

    public Tag(string name)
    {
        Name = name;
        Slug = TagNames.SlugOf(name);
    }

    public int Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    /// <summary>Its page listed a post once, though it may be empty now: its address must never die. Of a tag that only drafts carry, readers learn nothing.</summary>
    public bool WasPublic { get; private set; }

    /// <summary>How many posts its page lists, those scheduled included; kept by <see cref="KeptCounts"/>.</summary>
    public int Posts { get; private set; }

    /// <summary>Its address follows.</summary>
    public void Rename(string name)
    {
        Name = name;
        Slug = TagNames.SlugOf(name);
    }

    internal void RememberPublic() => WasPublic = true;
}

/// <summary>That a post carries a tag, and from when on the tag's page lists it.</summary>
public sealed class PostTag
{
    private PostTag()
    {
    }

    internal PostTag(Post post, Tag tag)
    {
        Post = post;
        Tag = tag;
    }

    public int PostId { get; private set; }

    public Post Post { get; private set; } = null!;

    public int TagId { get; private set; }

    public Tag Tag { get; private set; } = null!;

    /// <summary>
    /// The post's <see cref="Post.PublishedAt"/>, null while it is in the bin. Kept here as well, so that a tag's page reads its posts
    /// in order out of one index however many there are.
    /// </summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Its place among the tags of the post, as typed.</summary>
    public int Position { get; private set; }

    internal void Place(int position) => Position = position;

    internal void List(DateTimeOffset? publishedAt, DateTimeOffset now)
    {
        if (PublishedAt <= now)
        {
            Tag.RememberPublic();
        }

        PublishedAt = publishedAt;
    }
}
