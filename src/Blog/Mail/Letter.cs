namespace Blog.Mail;

/// <summary>What is sent, and to whom.</summary>
public sealed record Letter(string To, string Subject, string Text)
{
    /// <summary>Where a mail program can say with one click that no more of these shall come; null for a letter that is asked for one by one.</summary>
    public string? Unsubscribe { get; init; }
}
