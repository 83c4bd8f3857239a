using Blog.Accounts;
using Blog.Comments.Keys;
using Blog.Comments.Reports;
using Blog.Comments.Rules;
using Blog.Posts;
using Blog.Search;

namespace Blog.Comments;

/// <summary>An answer to a post or to another comment, by anybody. Whoever holds its key owns its words.</summary>
public sealed partial class Comment
{
    public const int NameLength = 80;
    public const int WebsiteLength = 200;
    public const int ContentNoteLength = 120;

    /// <summary>About 1,500 words.</summary>
    public const int BodyLength = 10_000;

    public const int SuspicionLength = 200;

    /// <summary>Room for a phrase and a host.</summary>
    public const int ListedLength = 400;

    public const int SentenceLength = 500;

    private readonly List<CommentReport> reports = [];

    private Comment()
    {
    }

    public int Id { get; private set; }

    public int PostId { get; private set; }

    public Post Post { get; private set; } = null!;

    /// <summary>The comment it answers, always on the same post; null: it answers the post.</summary>
    public int? ParentId { get; private set; }

    public Comment? Parent { get; private set; }

    /// <summary>When the conversation began that it belongs to: its own time, or that of the comment above all that it answers.</summary>
    public DateTimeOffset ThreadAt { get; private set; }

    public CommentState State { get; private set; }

    /// <summary>How many of those that answer it everybody may read; kept by <see cref="KeptConversations"/>.</summary>
    public int PublicAnswers { get; private set; }

    /// <summary>
    /// Whether it has a place in the conversation that readers see: they may read it, or it was taken back, or something that they may read answers it.
    /// The database says so.
    /// </summary>
    public bool HasPlace { get; private set; }

    /// <summary>The state before the last decision, for "Undo"; null when there is nothing to undo.</summary>
    public CommentState? StateBefore { get; private set; }

    /// <summary>For the authors' eyes only, from its first moment and for ever: no verb changes it, and the database lets none make it public.</summary>
    public bool IsPrivate { get; private set; }

    /// <summary>
    /// Whoever wrote it has said something by which the owner knows people who are not well (see <see cref="CommentRules"/>): it is read first, and
    /// nothing happens to it unread. For those who moderate alone.
    /// </summary>
    public bool NeedsCare { get; private set; }

    /// <summary>What readers find wrong with it, until somebody has approved it all the same.</summary>
    public IReadOnlyList<CommentReport> Reports => reports;

    /// <summary>When so many had reported it that it was taken from view; null when it was not, and once somebody has approved it again.</summary>
    public DateTimeOffset? HiddenAt { get; private set; }

    /// <summary>Somebody has approved it knowing what was reported: no number of reports takes these words from view any more.</summary>
    public bool IsVouchedFor { get; private set; }

    /// <summary>Since when somebody who moderates has to decide something; null when nobody has.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    /// <summary>Empty when it was left out.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Empty when not given.</summary>
    public string Website { get; private set; } = "";

    /// <summary>What readers should know before they unfold the words; empty when there is nothing to know.</summary>
    public string ContentNote { get; private set; } = "";

    /// <summary>Markdown, as typed.</summary>
    public string Body { get; private set; } = "";

    /// <summary><see cref="Body"/> as sanitised HTML, made when it was sent.</summary>
    public string Html { get; private set; } = "";

    /// <summary>Why it looks like spam, in words for the moderator; empty when it does not.</summary>
    public string Suspicion { get; private set; } = "";

    /// <summary>What of it stands on a list of the owner's, in words for the moderator; empty when nothing does.</summary>
    public string Listed { get; private set; } = "";

    /// <summary>The same for comments that say the same (a keyed hash of the words), by which repetition is found; null for what is too short to tell.</summary>
    public long? Likeness { get; private set; }

    /// <summary>What the author says to whoever wrote it, about a decision; empty when nothing.</summary>
    public string AuthorsSentence { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When its words last became other ones: of what everybody reads, when that was approved. Null when they never did.</summary>
    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>Grows with every change of words or state, so that of two decisions made at once only one counts.</summary>
    public long Version { get; private set; }

    /// <summary>
    /// A keyed hash of the key in the private link, see <see cref="CommentKeys"/>. Unique, so that a form sent twice is stored once; that is its only
    /// use for what an author wrote while signed in, whose key nobody is ever shown. Null once an author has detached the key.
    /// </summary>
    public byte[]? KeyHash { get; private set; }

    /// <summary>Whoever holds the key may change published words without waiting.</summary>
    public bool IsTrusted { get; private set; }

    /// <summary>The signed-in author who wrote it; null for a guest.</summary>
    public int? AuthorId { get; private set; }

    public Author? Author { get; private set; }

    /// <summary>New words for what readers see already, not decided on yet or declined; readers' queries never touch them.</summary>
    public CommentEdit? Edit { get; private set; }

    /// <summary>Another version that an author would publish, if whoever wrote it agrees.</summary>
    public CommentProposal? Proposal { get; private set; }

    /// <summary>What search knows of it; null unless everybody may read it without unfolding it.</summary>
    public IndexedComment? Indexed { get; private set; }

    /// <summary>The new words that somebody has still to decide on; null when there are none.</summary>
    public CommentEdit? WaitingEdit => Edit is { IsDeclined: false } ? Edit : null;

    /// <summary>The newest words as HTML, whether readers see them or not.</summary>
    public string NewestHtml => WaitingEdit?.Html ?? Html;

    public bool IsApproved => State == CommentState.Approved;

    /// <summary>Everybody may read it.</summary>
    public bool IsPublic => IsApproved && !IsPrivate;

    public bool IsWithdrawn => State == CommentState.Withdrawn;

    public bool CanBeEdited => State.CanBeEdited();

    /// <summary>From anybody, waiting for approval, or for nothing but an author's eyes.</summary>
    public static Comment ByGuest(CommentPlace place, CommentWords words, string html, byte[] keyHash, bool isPrivate, DateTimeOffset now)
    {
        var comment = new Comment
        {
            PostId = place.PostId,
            ParentId = place.ParentId,
            ThreadAt = place.ThreadAt ?? now,
            IsPrivate = isPrivate,
            KeyHash = keyHash,
            CreatedAt = now,
            WaitingSince = now,
            Version = 1,
        };
        comment.Say(words, html);
        comment.UseEmail(words.Email, now);
        return comment;
    }

    /// <summary>From a person who signed in: it waits for nobody. A private answer is seen by whoever wrote what it answers, and by the authors.</summary>
    public static Comment ByAuthor(CommentPlace place, Author author, CommentWords words, string html, byte[] keyHash, bool isPrivate, DateTimeOffset now)
    {
        var comment = ByGuest(place, words with { Name = author.Name, Email = "", Website = "" }, html, keyHash, isPrivate, now);
        comment.AuthorId = author.Id;
        comment.Become(isPrivate ? CommentState.Read : CommentState.Approved);
        return comment;
    }

    /// <summary>Makes what search knows agree with what it is. Every verb here does so; for comments from before there was a search.</summary>
    public void KeepIndexed()
    {
        if (!IsPublic || ContentNote.Length > 0)
        {
            Indexed = null;
            return;
        }

        Indexed ??= new IndexedComment(this);
        Indexed.Write(Html);
    }

    private void Say(CommentWords words, string html)
    {
        Name = words.Name;
        Website = words.Website;
        ContentNote = words.ContentNote;
        Body = words.Text;
        Html = html;
    }

    private void Become(CommentState state)
    {
        State = state;
        WaitingSince = state == CommentState.Pending ? HiddenAt ?? EditedAt ?? CreatedAt
            : state == CommentState.Approved && WaitingEdit is { } edit ? edit.SentAt
            : null;
        KeepIndexed();
    }
}
