namespace Blog.Posts.Previews;

/// <summary>Lets whoever holds its key read a post as it will be, before readers may. Only a hash of the key is kept: the link is shown once, when it is made.</summary>
public sealed class PreviewLink
{
    /// <summary>How many days a link may work, the usual first.</summary>
    public static readonly IReadOnlyList<int> Days = [7, 1, 30, 90];

    private PreviewLink()
    {
    }

    internal PreviewLink(int postId, byte[] keyHash, DateTimeOffset now, int days)
    {
        PostId = postId;
        KeyHash = keyHash;
        CreatedAt = now;
        ExpiresAt = now.AddDays(days);
    }

    public int Id { get; private set; }

    public int PostId { get; private set; }

    public byte[] KeyHash { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>From then on it opens nothing.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }
}
