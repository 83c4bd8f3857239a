using Blog.Accounts;
using Blog.Comments.Keys;
using Blog.Comments.Reports;
using Blog.Comments.Rules;
using Blog.Posts;
using Blog.Search;

namespace Blog.Comments;

/// <summary>An answer to a post or to another comment, by anybody. Whoever holds its key owns its words.</summary>
public sealed class Comment
{
    public const int NameLength = 80;
    public const int EmailLength = 254;
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

    /// <summary>For letters about replies, never shown to readers; empty when not given, and again once nobody has used it for long.</summary>
    public string Email { get; private set; } = "";

    /// <summary>When whoever reads letters at <see cref="Email"/> said that they may come; null before.</summary>
    public DateTimeOffset? EmailConfirmedAt { get; private set; }

    /// <summary>When <see cref="Email"/> was given, confirmed or written to, whatever was last.</summary>
    public DateTimeOffset? EmailUsedAt { get; private set; }

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

    /// <summary>Somebody holds its key, and can read on the private page what is said to nobody else.</summary>
    public bool HasKeyHolder => AuthorId is null && KeyHash is not null;

    /// <summary>A private note is nobody's to publish in any form.</summary>
    public bool CanBeProposed => !IsPrivate && HasKeyHolder && !IsWithdrawn;

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

    /// <summary>Notes that it appears by the approval of what it answers: when that is undone, both wait.</summary>
    public void AppearByApproval() => StateBefore = CommentState.Pending;

    private bool MayPassUnread => Suspicion.Length == 0 && Listed.Length == 0 && !NeedsCare && HiddenAt is null;

    /// <summary>Takes a new comment or a changed one past the queue, unless somebody should read it first.</summary>
    public void AppearAtOnce()
    {
        if (State == CommentState.Pending && !IsPrivate && MayPassUnread)
        {
            Become(CommentState.Approved);
        }
    }

    /// <summary>Notes for the moderator why it looks like spam; whoever wrote it sees the ordinary waiting notice.</summary>
    public void Suspect(string reason) => Suspicion = reason;

    /// <summary>Notes how to find others that say the same.</summary>
    public void Resemble(long? likeness) => Likeness = likeness;

    /// <summary>
    /// Puts it where it is read first, also out of what was held as spam. That stays so whatever is changed in it later: what somebody has said once
    /// is not unsaid by other words.
    /// </summary>
    public void AskForCare()
    {
        NeedsCare = true;
        if (State == CommentState.Spam)
        {
            Become(CommentState.Pending);
        }
    }

    /// <summary>Keeps a new comment out of the queue, but not from the moderator's eyes. One that needs care is only doubted.</summary>
    public void HoldAsSpam(string reason)
    {
        Suspect(reason);
        PutAway();
    }

    /// <summary>Notes what the owner's lists say of the newest words, and puts them away where that is what the owner wants. Published words stay, whatever their change says.</summary>
    public void List(Listing listing)
    {
        Listed = listing.Reason;
        if (listing.IsSpam)
        {
            PutAway();
        }
    }

    /// <summary>
    /// Lets readers see it, in the newest words there are. A private note is read instead: nothing makes it public. New words take the place of the
    /// old ones for good.
    /// </summary>
    public void Approve(DateTimeOffset now)
    {
        var isChange = State == CommentState.Approved && WaitingEdit is not null;
        if (State is CommentState.Approved or CommentState.Pending && WaitingEdit is { } edit)
        {
            Take(edit, now);
        }

        VouchFor();
        if (isChange)
        {
            Version++;
            return;
        }

        (Proposal, AuthorsSentence) = (null, "");
        Decide(IsPrivate ? CommentState.Read : CommentState.Approved);
    }

    /// <summary>Takes it from view when enough readers have reported it, until somebody has decided. An author's words are the authors' own business.</summary>
    /// <param name="threshold">How many are enough; 0: no number is.</param>
    /// <param name="now">The time.</param>
    public void HideIfReported(int threshold, DateTimeOffset now)
    {
        if (IsWithdrawn)
        {
            // At the same moment: there is nothing left to be said about them.
            reports.Clear();
        }
        else if (IsApproved && threshold > 0 && reports.Count >= threshold && !IsVouchedFor && AuthorId is null)
        {
            (HiddenAt, StateBefore) = (now, null);
            Become(CommentState.Pending);
            Version++;
        }
    }

    /// <summary>
    /// Keeps it from readers, if need be with a kind sentence. Of published words that have been changed only the change is declined: what was
    /// approved stays. A private note is simply read.
    /// </summary>
    public void Decline(string sentence = "")
    {
        if (IsWithdrawn)
        {
            return;
        }

        if (State == CommentState.Approved && WaitingEdit is { } edit)
        {
            edit.Decline();
            (StateBefore, WaitingSince) = (CommentState.Approved, null);
            Version++;
        }
        else
        {
            TakeProposalBack();
            Decide(IsPrivate ? CommentState.Read : CommentState.Declined);
        }

        AuthorsSentence = sentence.Length > 0 ? sentence : AuthorsSentence;
    }

    public void MarkSpam()
    {
        TakeProposalBack();
        Decide(CommentState.Spam);
    }

    /// <summary>Takes the last decision back, and nothing that was decided before. Twice is no error: there is nothing left to undo.</summary>
    public void Undo()
    {
        if (StateBefore is not { } before)
        {
            return;
        }

        if (State == CommentState.Approved && before == CommentState.Approved)
        {
            Edit?.Reconsider();
        }

        if (State != CommentState.Spam)
        {
            // Whoever takes it for spam says nothing of its reports, and nothing to whoever wrote it.
            (Proposal, AuthorsSentence, IsVouchedFor) = (null, "", false);
        }

        Become(before);
        StateBefore = null;
        Version++;
    }

    /// <summary>Whether that has been decided, of whatever it said last.</summary>
    public bool IsDecided(CommentState decision) => decision switch
    {
        CommentState.Approved => WaitingEdit is null && (IsPrivate ? State == CommentState.Read : IsApproved),
        CommentState.Declined => IsPrivate ? State == CommentState.Read : (State == CommentState.Declined && Proposal is null) || (IsApproved && Edit is { IsDeclined: true }),
        _ => State == decision,
    };

    /// <summary>Says which other words an author would publish. Until whoever wrote it agrees, they are nowhere but on the private page.</summary>
    public void Propose(CommentProposal proposal, string sentence)
    {
        if (!CanBeProposed)
        {
            throw new InvalidOperationException("Nobody is there to agree, or the words are for an author's eyes only.");
        }

        Proposal = proposal;
        AuthorsSentence = sentence;
        Version++;
        if (State != CommentState.Approved)
        {
            Decide(CommentState.Declined);
        }
    }

    /// <summary>Publishes the version that was proposed, as nobody else can. The original is erased for good.</summary>
    /// <returns>False when there is none (any more).</returns>
    public bool AcceptProposal(DateTimeOffset now)
    {
        if (Proposal is null || IsPrivate || IsWithdrawn)
        {
            return false;
        }

        var proposal = Proposal;
        Say(new CommentWords(proposal.Name, Email, Website: "", proposal.Body) { ContentNote = proposal.ContentNote }, proposal.Html);
        ForgetWhatWasSaid();
        Become(CommentState.Approved);
        (StateBefore, EditedAt) = (null, now);
        Version++;
        return true;
    }

    /// <summary>Leaves all as it was before the proposal: what was not published stays so.</summary>
    /// <returns>False when there is none (any more).</returns>
    public bool RefuseProposal()
    {
        if (Proposal is null)
        {
            return false;
        }

        Proposal = null;
        StateBefore = null;
        Version++;
        return true;
    }

    /// <summary>New words by whoever wrote it. Of approved ones readers keep seeing the approved text until somebody has read the new one.</summary>
    public void Change(CommentWords words, string html, DateTimeOffset now)
    {
        UseEmail(words.Email, now);
        Proposal = null;
        if (State == CommentState.Approved && words with { Email = "" } == new CommentWords(Name, Email: "", Website, Body) { ContentNote = ContentNote })
        {
            // Just as readers see it: there is nothing to decide on (any more).
            (Edit, WaitingSince) = (null, null);
        }
        else if (State == CommentState.Approved)
        {
            Edit ??= new CommentEdit();
            Edit.Say(words, html, now);
            WaitingSince = now;
        }
        else
        {
            Say(words, html);
            (Edit, IsVouchedFor) = (null, false);
        }

        StateBefore = null;
        EditedAt = State == CommentState.Approved ? EditedAt : now;
        Version++;
    }

    /// <summary>Lets changed words appear without anybody's decision, unless somebody should read them first.</summary>
    public void ChangeAtOnce(DateTimeOffset now)
    {
        if (MayPassUnread && State == CommentState.Approved && WaitingEdit is { } edit)
        {
            Take(edit, now);
        }
        else
        {
            AppearAtOnce();
        }
    }

    /// <summary>Erases the words for good. The place in the thread stays, for what others have answered.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        if (IsWithdrawn)
        {
            return;
        }

        Say(CommentWords.None, html: "");
        ForgetEmail();
        ForgetWhatWasSaid();
        Become(CommentState.Withdrawn);
        (StateBefore, EditedAt) = (null, now);
        Version++;
    }

    /// <summary>Lets whoever holds the key change published words without waiting, or no longer.</summary>
    public void Trust(bool isTrusted)
    {
        IsTrusted = isTrusted;
        Version++;
    }

    /// <summary>Makes the private link worthless, for whoever has lost it to somebody else. Nobody can take it back.</summary>
    public void DetachKey()
    {
        (KeyHash, IsTrusted, Proposal) = (null, false, null);
        ForgetEmail();
        Version++;
    }

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

    // Out of the queue. Whoever needs care is not put away unread.
    private void PutAway()
    {
        if (State == CommentState.Pending && !NeedsCare)
        {
            Become(CommentState.Spam);
        }
    }

    private void VouchFor()
    {
        if (reports.Count > 0)
        {
            reports.Clear();
            (IsVouchedFor, HiddenAt, StateBefore) = (true, null, null);
            Version++;
        }
    }

    // With what was said about it. That is a decision of its own, which nothing brings back.
    private void TakeProposalBack()
    {
        if (Proposal is not null)
        {
            (Proposal, AuthorsSentence, StateBefore) = (null, "", null);
            Version++;
        }
    }

    // Whatever was made of words that are no more.
    private void ForgetWhatWasSaid()
    {
        reports.Clear();
        (HiddenAt, IsVouchedFor) = (null, false);
        (Edit, Proposal, AuthorsSentence, Suspicion, Listed, Likeness, NeedsCare) = (null, null, "", "", "", null, false);
    }

    // Another address has to be confirmed anew.
    private void UseEmail(string email, DateTimeOffset now)
    {
        if (email.Length == 0)
        {
            ForgetEmail();
        }
        else if (email != Email)
        {
            (Email, EmailConfirmedAt, EmailUsedAt) = (email, null, now);
        }
    }

    private void Take(CommentEdit edit, DateTimeOffset now)
    {
        Say(edit.Words, edit.Html);
        (Edit, StateBefore, WaitingSince, EditedAt, IsVouchedFor) = (null, null, null, now, false);
        KeepIndexed();
    }

    // The same decision twice is no error, and none can bring back what was withdrawn.
    private void Decide(CommentState decision)
    {
        if (State != decision && !IsWithdrawn)
        {
            StateBefore = State;
            Become(decision);
            Version++;
        }
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
