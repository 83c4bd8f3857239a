using Blog.Accounts;
using Blog.Posts;

namespace Blog.Comments;

/// <summary>An answer to a post or to another comment, by anybody. Whoever holds its key owns its words.</summary>
public sealed class Comment
{
    public const int NameLength = 80;
    public const int EmailLength = 254;
    public const int WebsiteLength = 200;

    /// <summary>About 1,500 words.</summary>
    public const int BodyLength = 10_000;

    public const int SuspicionLength = 200;

    private Comment()
    {
    }

    public int Id { get; private set; }

    public int PostId { get; private set; }

    public Post Post { get; private set; } = null!;

    /// <summary>The comment it answers, always on the same post; null: it answers the post.</summary>
    public int? ParentId { get; private set; }

    public Comment? Parent { get; private set; }

    public CommentState State { get; private set; }

    /// <summary>The state before the last decision, for "Undo"; null when there is nothing to undo.</summary>
    public CommentState? StateBefore { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Never shown to readers; empty when not given.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Empty when not given.</summary>
    public string Website { get; private set; } = "";

    /// <summary>Markdown, as typed.</summary>
    public string Body { get; private set; } = "";

    /// <summary><see cref="Body"/> as sanitised HTML, made when it was sent.</summary>
    public string Html { get; private set; } = "";

    /// <summary>Why it looks like spam, in words for the moderator; empty when it does not.</summary>
    public string Suspicion { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>Grows with every change, so that of two decisions made at once only one counts.</summary>
    public long Version { get; private set; }

    /// <summary>
    /// SHA-256 of the key in the private link. Unique, so that a form sent twice is stored once; that is its only use for what an author wrote
    /// while signed in, whose key nobody is ever shown.
    /// </summary>
    public byte[]? KeyHash { get; private set; }

    /// <summary>The signed-in author who wrote it; null for a guest.</summary>
    public int? AuthorId { get; private set; }

    public Author? Author { get; private set; }

    public bool IsApproved => State == CommentState.Approved;

    public bool IsWithdrawn => State == CommentState.Withdrawn;

    /// <summary>What was declined stays as it is: it can only be withdrawn.</summary>
    public bool CanBeEdited => State is CommentState.Pending or CommentState.Approved or CommentState.Spam;

    /// <summary>From anybody, waiting for approval.</summary>
    public static Comment ByGuest(int postId, int? parentId, CommentWords words, string html, byte[] keyHash, DateTimeOffset now)
    {
        var comment = new Comment { PostId = postId, ParentId = parentId, KeyHash = keyHash, CreatedAt = now, Version = 1 };
        comment.Say(words, html);
        return comment;
    }

    /// <summary>From a person who signed in: it waits for nobody.</summary>
    public static Comment ByAuthor(int postId, int? parentId, Author author, CommentWords words, string html, byte[] keyHash, DateTimeOffset now)
    {
        var comment = ByGuest(postId, parentId, words with { Name = author.Name, Email = "", Website = "" }, html, keyHash, now);
        comment.AuthorId = author.Id;
        comment.State = CommentState.Approved;
        return comment;
    }

    /// <summary>Takes a new comment or a changed one past the queue, unless something about it is suspicious.</summary>
    public void AppearAtOnce()
    {
        if (State == CommentState.Pending && Suspicion.Length == 0)
        {
            State = CommentState.Approved;
        }
    }

    /// <summary>Notes for the moderator why it looks like spam; whoever wrote it sees the ordinary waiting notice.</summary>
    public void Suspect(string reason) => Suspicion = reason;

    /// <summary>Keeps a new comment out of the queue, but not from the moderator's eyes.</summary>
    public void HoldAsSpam(string reason)
    {
        Suspect(reason);
        State = CommentState.Spam;
    }

    public void Approve() => Decide(CommentState.Approved);

    public void Decline() => Decide(CommentState.Declined);

    public void MarkSpam() => Decide(CommentState.Spam);

    /// <summary>Takes the last decision back. Twice is no error: there is nothing left to undo.</summary>
    public void Undo()
    {
        if (StateBefore is { } before)
        {
            State = before;
            StateBefore = null;
            Version++;
        }
    }

    /// <summary>New words by whoever wrote it. Approved ones wait again: nobody has read these yet.</summary>
    public void Edit(CommentWords words, string html, DateTimeOffset now)
    {
        Say(words, html);
        State = State == CommentState.Approved ? CommentState.Pending : State;
        StateBefore = null;
        EditedAt = now;
        Version++;
    }

    /// <summary>Erases the words for good. The place in the thread stays, for what others have answered.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        if (IsWithdrawn)
        {
            return;
        }

        Say(CommentWords.None, html: "");
        Suspicion = "";
        State = CommentState.Withdrawn;
        StateBefore = null;
        EditedAt = now;
        Version++;
    }

    private void Say(CommentWords words, string html)
    {
        Name = words.Name;
        Email = words.Email;
        Website = words.Website;
        Body = words.Text;
        Html = html;
    }

    // The same decision twice is no error, and none can bring back what was withdrawn.
    private void Decide(CommentState decision)
    {
        if (State != decision && !IsWithdrawn)
        {
            StateBefore = State;
            State = decision;
            Version++;
        }
    }
}
