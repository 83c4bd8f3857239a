namespace Blog.Posts;

/// <summary>
/// How many posts of a list a month of the site's own calendar has, those scheduled for it included: whoever shows it takes those away, which are few.
/// Kept when posts are saved, so that no list ever counts what is in it, and any page of it is found without walking to it.
/// </summary>
public abstract class KeptMonth
{
    private protected KeptMonth()
    {
    }

    public int Year { get; private set; }

    /// <summary>From 1 to 12.</summary>
    public int Month { get; private set; }

    public int Posts { get; private set; }
}

/// <summary>A month of all posts there are.</summary>
public sealed class ArchiveMonth : KeptMonth
{
    private ArchiveMonth()
    {
    }
}

/// <summary>A month of the posts of an author.</summary>
public sealed class AuthorMonth : KeptMonth
{
    private AuthorMonth()
    {
    }

    public int AuthorId { get; private set; }
}

/// <summary>A month of the posts that carry a tag.</summary>
public sealed class TagMonth : KeptMonth
{
    private TagMonth()
    {
    }

    public int TagId { get; private set; }
}
