using Blog.Comments;

namespace Blog.Mail;

/// <summary>A letter to send: written in the transaction of what it tells of, sent by the worker afterwards.</summary>
public sealed class OutgoingMail
{
    public const int SubjectLength = 200;
    public const int ErrorLength = 500;

    /// <summary>After that many the letter is given up: two days of waiting in all.</summary>
    public const int MostAttempts = 16;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

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

    /// <summary>
    /// About a reply, to whoever wrote a comment above it. Neither address nor words are kept here: they are looked up when it is sent, and where one of
    /// them is not there any more, it is not.
    /// </summary>
    public static OutgoingMail AboutReply(Comment reply, int readerId, DateTimeOffset now) => new()
    {
        Comment = reply,
        ForCommentId = readerId,
        ForgetsRecipient = true,
        CreatedAt = now,
        NextAttemptAt = now,
    };

    /// <summary>With the private link, to an address that whoever wrote the comment gives for it.</summary>
    public static OutgoingMail WithLink(int commentId, string to, string subject, string text, DateTimeOffset now) => new(to, subject, text, now)
    {
        ForCommentId = commentId,
        ForgetsRecipient = true,
    };

    /// <summary>About what waits for somebody who moderates, as it is when it is sent.</summary>
    public static OutgoingMail AboutWaiting(int authorId, DateTimeOffset now) => new()
    {
        DigestForId = authorId,
        ForgetsRecipient = true,
        CreatedAt = now,
        NextAttemptAt = now,
    };

    public int Id { get; private set; }

    /// <summary>Empty once it is sent or given up, where it <see cref="ForgetsRecipient"/>.</summary>
    public string To { get; private set; } = "";

    /// <summary>The comment that it comes from: once that is withdrawn, it is not sent any more, and nothing of it is kept.</summary>
    public int? CommentId { get; init; }

    public Comment? Comment { get; private init; }

    /// <summary>The comment whose writer gets it: that of a letter about a reply, which stays when it is sent, so that nobody is told twice, and that of a private link.</summary>
    public int? ForCommentId { get; private init; }

    /// <summary>Of a letter about what waits: the author who gets it.</summary>
    public int? DigestForId { get; private init; }

    /// <summary>Where the letter has gone is kept no longer than it takes: nobody has agreed to more.</summary>
    public bool ForgetsRecipient { get; init; }

    public string Subject { get; private set; } = "";

    /// <summary>Empty once it is sent or given up: letters hold links that open doors.</summary>
    public string Text { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Null once it is sent or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>What the mail server said last time; empty when all is well.</summary>
    public string LastError { get; private set; } = "";

    public bool IsAboutReply => CommentId is not null && ForCommentId is not null;

    /// <summary>Not sent, as what it tells of is not so (any more), nor given up.</summary>
    public bool IsWithheld => NextAttemptAt is null && SentAt is null && Attempts < MostAttempts;

    /// <summary>For one whose text is its own.</summary>
    public Letter ToLetter() => new(To, Subject, Text);

    public void Withhold() => NextAttemptAt = null;

    /// <summary>Looks again after as long as it has waited by now, whether what it tells of is so again. That counts as no try.</summary>
    public void Postpone(DateTimeOffset now) => NextAttemptAt = now + TimeSpan.FromTicks(Math.Clamp((now - CreatedAt).Ticks, ShortestPause.Ticks, LongestPause.Ticks));

    /// <summary>Sends after all what was withheld.</summary>
    public void Resume(DateTimeOffset now) => NextAttemptAt = IsWithheld ? now : NextAttemptAt;

    public void Sent(DateTimeOffset now)
    {
        Attempts++;
        SentAt = now;
        LastError = "";
        End();
    }

    /// <summary>Tries again later, twice as much later each time, and at last not at all.</summary>
    public void Failed(string reason, DateTimeOffset now)
    {
        Attempts++;
        LastError = reason[..Math.Min(reason.Length, ErrorLength)];
        NextAttemptAt = now + TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << (Attempts - 1), LongestWait.Ticks));
        if (Attempts == MostAttempts)
        {
            End();
        }
    }

    private void End()
    {
        NextAttemptAt = null;
        Text = "";
        if (ForgetsRecipient)
        {
            (To, LastError) = ("", "");
        }
    }
}
