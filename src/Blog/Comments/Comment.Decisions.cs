namespace Blog.Comments;

/// <content>What those who moderate, and readers by their reports, make of it.</content>
public sealed partial class Comment
{
    /// <summary>Notes that it appears by the approval of what it answers: when that is undone, both wait.</summary>
    public void AppearByApproval() => StateBefore = CommentState.Pending;

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

    private void VouchFor()
    {
        if (reports.Count > 0)
        {
            reports.Clear();
            (IsVouchedFor, HiddenAt, StateBefore) = (true, null, null);
            Version++;
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
}
