namespace Blog.Comments;

/// <content>What whoever wrote it may do with it, and what an author asks of them.</content>
public sealed partial class Comment
{
    /// <summary>Somebody holds its key, and can read on the private page what is said to nobody else.</summary>
    public bool HasKeyHolder => AuthorId is null && KeyHash is not null;

    /// <summary>A private note is nobody's to publish in any form.</summary>
    public bool CanBeProposed => !IsPrivate && HasKeyHolder && !IsWithdrawn;

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
}
