namespace Blog.Comments.Digests;

/// <summary>How often somebody wants a letter about what waits.</summary>
public enum DigestRhythm
{
    Never,
    EveryHour,
    AtHours,
}
