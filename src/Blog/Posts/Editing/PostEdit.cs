namespace Blog.Posts.Editing;

/// <summary>What became of an author's wish to change a post.</summary>
public abstract record PostEdit
{
    private PostEdit()
    {
    }

    /// <summary>The words are kept, even those that cannot be shown to readers as they are.</summary>
    public sealed record Done(Post Post) : PostEdit;

    /// <summary>Somebody, perhaps the same person in another tab, saved in between. Nothing was changed.</summary>
    public sealed record Stale(int PostId, PostText Theirs, long Version) : PostEdit;

    /// <summary>The author can mend it. Nothing was changed.</summary>
    /// <param name="Field">The name of the field in the form.</param>
    /// <param name="Reason">A sentence for the author.</param>
    public sealed record Refused(string Field, string Reason) : PostEdit;

    /// <summary>There is no such post among those this person may edit.</summary>
    public sealed record Missing : PostEdit;
}
