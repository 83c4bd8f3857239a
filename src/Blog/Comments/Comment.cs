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

    /// <summary>SHA-256 of the key in the private link; null for what an author wrote while signed in.</summary>
    public byte[]? KeyHash { get; private set; }

    /// <summary>The signed-in author who wrote it; null for a guest.</summary>
    public int? AuthorId { get; private set; }

    public Author? Author { get; private set; }

    public bool IsWithdrawn => State == CommentState.Withdrawn;
}
