using Blog.Comments.Details;
using Blog.Shared.Forms;

namespace Blog.Comments.Submissions;

/// <summary>What became of a comment that was sent.</summary>
public abstract record Submission
{
    private Submission()
    {
    }

    /// <summary>Stored, now or by the same form a moment ago; the key opens its private page.</summary>
    public sealed record Sent(string Key) : Submission;

    /// <summary>An author's own comment, which everybody sees already.</summary>
    public sealed record Appeared(int CommentId) : Submission;

    /// <summary>
    /// The same form brought the same words before, and they may have been public since: whoever sends them now may have copied them, so the
    /// private link is not given again. Where they need care, the help lines are.
    /// </summary>
    public sealed record SentBefore(bool NeedsCare) : Submission;

    /// <summary>The post, or the whole site, takes no comments at present.</summary>
    public sealed record Closed : Submission;

    /// <summary>The form was made up, or stood open for too long.</summary>
    public sealed record FormTooOld : Submission;

    /// <summary>The comment to answer is not there (any more).</summary>
    public sealed record ParentGone : Submission;

    /// <summary>More comments than one visitor may send in a while.</summary>
    public sealed record TooMany : Submission;

    /// <summary>In order, but it tells everybody something that its writer may not want told. Nothing is stored until they have chosen.</summary>
    public sealed record Unsure(IReadOnlyList<Told> Details) : Submission;

    /// <summary>
    /// Written as a guest, by an author who has signed in since: at once and under the real name would come out what was to have a pen name, or to stay
    /// private. Nothing is stored until they have seen so.
    /// </summary>
    public sealed record SignedIn(string Name) : Submission;

    public sealed record Refused(IReadOnlyList<Mistake> Mistakes) : Submission;
}

/// <summary>Something personal that stands in what somebody sends.</summary>
public sealed record Told(DetailKind Kind, string Words);
