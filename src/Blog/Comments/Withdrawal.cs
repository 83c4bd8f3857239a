namespace Blog.Comments;

/// <summary>That a comment was withdrawn, known by the keyed hash of its key alone: what an older backup brings back is withdrawn again.</summary>
public sealed class Withdrawal(byte[] keyHash, DateTimeOffset withdrawnAt)
{
    public byte[] KeyHash { get; private set; } = keyHash;

    public DateTimeOffset WithdrawnAt { get; private set; } = withdrawnAt;

    /// <summary>When its words were found gone from every place that may have held them; null: to be looked after again.</summary>
    public DateTimeOffset? PurgedAt { get; private set; }

    public void Purged(DateTimeOffset now) => PurgedAt = now;
}
