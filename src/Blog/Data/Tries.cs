namespace Blog.Data;

/// <summary>How often a save that lost a race is tried again; see <see cref="WriteConflicts.UntilWonAsync{T}(BlogDbContext, int, Func{Task{T}})"/>.</summary>
public static class Tries
{
    /// <summary>Enough where few people write the same row.</summary>
    public const int Few = 5;

    /// <summary>Of those who race for a slug or a tag somebody wins each round: so many may press the button at once.</summary>
    public const int Many = 20;

    /// <summary>Where a decision has been made that holds whoever else was first: each rival wins once, so it ends.</summary>
    public const int Endless = int.MaxValue;
}
