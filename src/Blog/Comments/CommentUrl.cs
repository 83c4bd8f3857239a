namespace Blog.Comments;

/// <summary>The addresses that only the holder of a key, or a moderator, is told.</summary>
public static class CommentUrl
{
    public const string Queue = "/admin/comments";

    public static string ToPrivatePage(string key) => $"/comments/{key}";

    public static string ToWithdrawal(string key) => $"/comments/{key}/withdraw";

    public static string ToReply(int id) => $"/admin/comments/{id}/reply";
}
