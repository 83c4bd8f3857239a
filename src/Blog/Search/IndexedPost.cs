using Blog.Posts;

namespace Blog.Search;

/// <summary>
/// What search knows of a post: there as long as the post is released and not in the bin, and written with it. On SQLite its table is the FTS5
/// index itself; on PostgreSQL the index is made of its columns.
/// </summary>
public sealed class IndexedPost
{
    private IndexedPost()
    {
    }

    internal IndexedPost(Post post) => Post = post;

    public int PostId { get; private set; }

    public Post Post { get; private set; } = null!;

    /// <summary>The post's own: the clock decides at each search whether its time has come.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The names of its tags, and the words of its address, which may be others than the title's.</summary>
    public string Labels { get; private set; } = "";

    /// <summary>What readers are told before they open it: the content note, and the excerpt.</summary>
    public string Excerpt { get; private set; } = "";

    /// <summary>The words a reader sees.</summary>
    public string Body { get; private set; } = "";

    /// <summary>All its words.</summary>
    public IEnumerable<string> Words => IndexText.WordsOf($"{Title} {Labels} {Excerpt} {Body}");

    /// <summary>What <see cref="Labels"/> of a post with these tags says.</summary>
    internal static string LabelsOf(IEnumerable<string> tags, string slug) => IndexText.From(string.Join(", ", tags.Append(slug)));

    internal void Label(IEnumerable<string> tags, string slug) => Labels = LabelsOf(tags, slug);

    internal void Write(string title, IEnumerable<string> tags, string slug, string contentNote, string excerpt, string visible, DateTimeOffset publishedAt)
    {
        Title = IndexText.From(title);
        Label(tags, slug);
        Excerpt = IndexText.From($"{contentNote}\n{excerpt}".Trim());
        Body = IndexText.From(visible);
        PublishedAt = publishedAt;
    }
}
