namespace Blog.Comments;

/// <summary>Where a comment stands. Only <see cref="Approved"/> ones are ever shown to readers.</summary>
public enum CommentState
{
    Pending,
    Approved,
    Declined,
    Spam,

    /// <summary>Taken back by whoever wrote it: the words are gone, the place in the thread stays.</summary>
    Withdrawn,

    /// <summary>A private note that an author has read, or an author's private answer: done, and never to be published.</summary>
    Read,
}

public static class CommentStates
{
    /// <summary>What was declined or read in private stays as it is: it can only be withdrawn.</summary>
    public static bool CanBeEdited(this CommentState state) => state is CommentState.Pending or CommentState.Approved or CommentState.Spam;
}
