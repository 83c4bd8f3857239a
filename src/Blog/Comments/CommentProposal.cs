namespace Blog.Comments;

/// <summary>A shortened or anonymised version of a comment by an author. It appears only if whoever wrote the comment accepts it.</summary>
public sealed class CommentProposal
{
    private CommentProposal()
    {
    }

    public CommentProposal(CommentWords words, string html, DateTimeOffset now)
    {
        Name = words.Name;
        ContentNote = words.ContentNote;
        Body = words.Text;
        Html = html;
        CreatedAt = now;
    }

    public int CommentId { get; private set; }

    /// <summary>Empty: "Someone".</summary>
    public string Name { get; private set; } = "";

    public string ContentNote { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string Html { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
}
