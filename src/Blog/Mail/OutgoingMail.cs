namespace Blog.Mail;

/// <summary>A letter to send: written in the transaction of what it tells of, sent by the worker afterwards.</summary>
public sealed class OutgoingMail
{
    public const int SubjectLength = 200;
    public const int ErrorLength = 500;

    private OutgoingMail()
    {
    }

    public OutgoingMail(string to, string subject, string text, DateTimeOffset now)
    {
        To = to;
        Subject = subject;
        Text = text;
        CreatedAt = now;
        NextAttemptAt = now;
    }

    public int Id { get; private set; }

    public string To { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Null once it is sent or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>What the mail server said last time; empty when all is well.</summary>
    public string LastError { get; private set; } = "";
}
