namespace Blog.Comments.Spam;

/// <summary>In how many comments a feature was seen that somebody has decided on. What it is cannot be told from its number.</summary>
public sealed class SpamToken(long token, int genuine, int spam)
{
    /// <summary>Every comment has this one: it counts the comments.</summary>
    public const long Every = 0;

    /// <summary>A keyed hash of the feature.</summary>
    public long Token { get; private set; } = token;

    public int Genuine { get; private set; } = genuine;

    public int Spam { get; private set; } = spam;
}
