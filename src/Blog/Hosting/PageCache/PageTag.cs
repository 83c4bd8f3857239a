namespace Blog.Hosting.PageCache;

/// <summary>One thing that readers see. A page carries the tags of all that it shows, and a write evicts the pages that carry what it changes.</summary>
public readonly record struct PageTag
{
    private readonly Subject subject;
    private readonly int id;

    private PageTag(Subject subject, int id = 0) => (this.subject, this.id) = (subject, id);

    private enum Subject
    {
        Site,
        Stream,
        Texts,
        Post,
        Comments,
        AllComments,
        Unseen,
    }

    /// <summary>What stands on every page: settings, standing pages, the names of those who write. Every page carries it, said or not.</summary>
    public static PageTag Site => new(Subject.Site);

    /// <summary>What no page shows and every node remembers: the rules for comments, and whose names guests may not take.</summary>
    public static PageTag Unseen => new(Subject.Unseen);

    /// <summary>Which posts there are and what a list says of each: title, address, date, summary, topics.</summary>
    public static PageTag Stream => new(Subject.Stream);

    /// <summary>The texts of posts, for a page that shows several.</summary>
    public static PageTag Texts => new(Subject.Texts);

    /// <summary>The comments of posts, for a page that shows those of several.</summary>
    public static PageTag AllComments => new(Subject.AllComments);

    /// <summary>The text of one post, and whether it can be commented on.</summary>
    public static PageTag Post(int id) => new(Subject.Post, id);

    /// <summary>The thread of one post.</summary>
    public static PageTag CommentsOn(int postId) => new(Subject.Comments, postId);

    /// <summary>As another node is told: "D12".</summary>
    public override string ToString() => string.Create(null, $"{(char)('A' + (int)subject)}{id}");

    /// <summary>What <see cref="ToString"/> said. A node of another version may say more than this one knows: that is taken for everything.</summary>
    public static PageTag Parse(string text) =>
        text is [var letter, ..] && letter - 'A' is >= 0 and <= (int)Subject.Unseen && int.TryParse(text.AsSpan(1), null, out var id)
            ? new((Subject)(letter - 'A'), id)
            : Site;
}
