namespace Blog.Comments.Spam;

/// <summary>What the filter says of a comment. Nothing is lost by it: what is held waits where a moderator finds it.</summary>
/// <param name="IsSpam">It is held.</param>
/// <param name="Reasons">In words for the moderator; empty when there is nothing to say.</param>
public sealed record Verdict(bool IsSpam, string Reasons)
{
    /// <summary>Cut where the column ends.</summary>
    public string Reasons { get; } = Reasons.Length <= Comment.SuspicionLength ? Reasons : $"{Reasons[..(Comment.SuspicionLength - 1)].TrimEnd()}…";
}
