namespace Blog.Posts;

/// <summary>
/// How many posts a month of the site's own calendar has, those scheduled for it included: whoever shows it takes those away, which are few.
/// Kept when posts are saved, so that the archive never counts what is in it.
/// </summary>
public sealed class ArchiveMonth
{
    private ArchiveMonth()
    {
    }

    public int Year { get; private set; }

    /// <summary>From 1 to 12.</summary>
    public int Month { get; private set; }

    public int Posts { get; private set; }
}
