namespace Blog.Comments;

/// <summary>The addresses that only the holder of a key, or a moderator, is told.</summary>
public static class CommentUrl
{
    public const string Queue = "/admin/comments";

    /// <summary>What happens to comments with certain words, for the owner.</summary>
    public const string Rules = "/admin/settings/comments";

    /// <summary>Below it is what holders of an e-mail address do with it.</summary>
    public const string Addresses = "/comments/address";

    public static string ToPrivatePage(string key) => $"/comments/{key}";

    public static string ToWithdrawal(string key) => $"/comments/{key}/withdraw";

    /// <summary>Sends the private link to an e-mail address.</summary>
    public static string ToLinkLetter(string key) => $"/comments/{key}/letter";

    /// <summary>Answers the version that an author proposes.</summary>
    public static string ToProposalAnswer(string key) => $"/comments/{key}/proposal";

    /// <summary>Confirms or erases the e-mail address of a comment.</summary>
    public static string ToAddress(string pass) => $"{Addresses}/{pass}";

    /// <summary>The private feed of replies.</summary>
    public static string ToReplyFeed(string pass) => $"/comments/replies/{pass}";

    /// <summary>One comment with all that can be done about it, for those who moderate.</summary>
    public static string ToModeration(int id) => $"/admin/comments/{id}";

    public static string ToProposal(int id) => $"/admin/comments/{id}/proposal";

    public static string ToReply(int id) => $"/admin/comments/{id}/reply";
}
