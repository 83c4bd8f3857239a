using Blog.Comments.Rules;

namespace Blog.Comments;

/// <content>What happens to it before anybody has read it.</content>
public sealed partial class Comment
{
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

    // Out of the queue. Whoever needs care is not put away unread.
    private void PutAway()
    {
        if (State == CommentState.Pending && !NeedsCare)
        {
            Become(CommentState.Spam);
        }
    }
}
