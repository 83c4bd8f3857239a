namespace Blog.Comments.Digests;

/// <summary>Where somebody chooses when to be told what waits.</summary>
public static class DigestUrl
{
    public const string Page = "/account/digest";
}
