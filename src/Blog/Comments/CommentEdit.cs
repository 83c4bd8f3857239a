namespace Blog.Comments;

/// <summary>
/// New words for a published comment, by whoever wrote it, which nobody has approved yet. In a table of its own, so that no reader's query can show
/// them by mistake.
/// </summary>
public sealed class CommentEdit
{
    internal CommentEdit()
    {
    }

    public int CommentId { get; private set; }

    public string Name { get; private set; } = "";

    public string Website { get; private set; } = "";

    public string ContentNote { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string Html { get; private set; } = "";

    public DateTimeOffset SentAt { get; private set; }

    /// <summary>The published words stay; whoever wrote it may try others.</summary>
    public bool IsDeclined { get; private set; }

    /// <summary>Without the address for letters, which is no part of what is published.</summary>
    public CommentWords Words => new(Name, Email: "", Website, Body) { ContentNote = ContentNote };

    internal void Say(CommentWords words, string html, DateTimeOffset now)
    {
        Name = words.Name;
        Website = words.Website;
        ContentNote = words.ContentNote;
        Body = words.Text;
        Html = html;
        SentAt = now;
        IsDeclined = false;
    }

    internal void Decline() => IsDeclined = true;

    internal void Reconsider() => IsDeclined = false;
}
