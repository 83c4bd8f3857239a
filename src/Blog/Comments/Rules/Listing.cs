namespace Blog.Comments.Rules;

/// <summary>What the owner's lists say of a comment.</summary>
/// <param name="IsSpam">It is put away; else, where there is a reason, it waits.</param>
/// <param name="Reason">What of it stands on a list, in words for the moderator; empty: nothing.</param>
public sealed record Listing(bool IsSpam, string Reason)
{
    public static readonly Listing None = new(IsSpam: false, "");

    /// <param name="phrase">What is said of the words; null: nothing.</param>
    /// <param name="host">A site that it leads to; null: none.</param>
    public static Listing? Of(bool isSpam, string? phrase, string? host) =>
        phrase is null && host is null ? null : new Listing(isSpam, string.Join(", ", Reasons(phrase, host)));

    private static IEnumerable<string> Reasons(string? phrase, string? host)
    {
        if (phrase is not null)
        {
            yield return $"“{phrase}”";
        }

        if (host is not null)
        {
            yield return $"a link to {host}";
        }
    }
}
