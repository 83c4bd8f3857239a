namespace Blog.Comments.Reports;

/// <summary>That a reader finds something wrong with a comment. It holds nothing that could tell who it was.</summary>
public sealed class CommentReport(int commentId, ReportReason reason, string words, DateTimeOffset createdAt)
{
    public const int WordsLength = 500;

    public int Id { get; private set; }

    public int CommentId { get; private set; } = commentId;

    public ReportReason Reason { get; private set; } = reason;

    /// <summary>What the reader says about it; may be empty.</summary>
    public string Words { get; private set; } = words;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
}
