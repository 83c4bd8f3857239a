using Blog.Shared;

namespace Blog.Comments;

/// <content>The address for letters about replies.</content>
public sealed partial class Comment
{
    /// <summary>For letters about replies, never shown to readers; empty when not given, and again once nobody has used it for long.</summary>
    public string Email { get; private set; } = "";

    /// <summary>When whoever reads letters at <see cref="Email"/> said that they may come; null before.</summary>
    public DateTimeOffset? EmailConfirmedAt { get; private set; }

    /// <summary>When <see cref="Email"/> was given, confirmed or written to, whatever was last.</summary>
    public DateTimeOffset? EmailUsedAt { get; private set; }

    /// <summary>The reader of letters at <see cref="Email"/> is asked only now whether they may come.</summary>
    public void AskLate(DateTimeOffset now) => EmailUsedAt = now;

    /// <summary>The reader of letters at <see cref="Email"/> wants them.</summary>
    public void ConfirmEmail(DateTimeOffset now)
    {
        EmailConfirmedAt ??= now;
        EmailUsedAt = now;
    }

    /// <summary>No more letters. The address is erased as one that nobody has confirmed, unless its reader thinks better of it before.</summary>
    public void StopLetters(DateTimeOffset now) => (EmailConfirmedAt, EmailUsedAt) = (null, now);

    public void ForgetEmail() => (Email, EmailConfirmedAt, EmailUsedAt) = ("", null, null);

    // Another address has to be confirmed anew; another spelling makes none.
    private void UseEmail(string email, DateTimeOffset now)
    {
        if (email.Length == 0)
        {
            ForgetEmail();
        }
        else if (EmailAddress.Folded(email) != EmailAddress.Folded(Email))
        {
            (Email, EmailConfirmedAt, EmailUsedAt) = (email, null, now);
        }
    }
}
