namespace Blog.Search;

/// <summary>What a database's own full-text index can do. One implementation each for SQLite (FTS5) and PostgreSQL (tsvector).</summary>
public interface ISearchIndex
{
    /// <summary>
    /// The posts that readers may see at <paramref name="now"/> and that match, best first. Ranking costs as much as there is to rank, so it is
    /// bounded: of a query that more than <see cref="Matches.Most"/> posts match, words say little, and the best are those that have it in their title or tags,
    /// then the newest (on SQLite those that were begun last). Of what thousands of posts match, fewer may be told, and where there are more than a thousand posts, old ones need not come first for their title.
    /// </summary>
    Task<Matches> MatchAsync(SearchQuery query, DateTimeOffset now, CancellationToken cancel);

    /// <summary>All posts that match, those too that are still to appear, however many: unranked, to be a part of another query.</summary>
    IQueryable<int> Matching(SearchQuery query);

    /// <summary>The newest approved comments that match, on posts that readers may see.</summary>
    Task<IReadOnlyList<CommentMatch>> MatchCommentsAsync(SearchQuery query, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The words of each post around what was asked for, marked as <see cref="Quotation"/> reads it.</summary>
    Task<IReadOnlyDictionary<int, string>> QuotePostsAsync(SearchQuery query, IReadOnlyList<int> posts, CancellationToken cancel);

    /// <summary>The same of comments.</summary>
    Task<IReadOnlyDictionary<int, string>> QuoteCommentsAsync(SearchQuery query, IReadOnlyList<int> comments, CancellationToken cancel);

    /// <summary>Empties the index and makes it know the word forms of <paramref name="language"/> (two letters), as far as the database has them.</summary>
    Task ResetAsync(string language, CancellationToken cancel);

    /// <summary>Puts together what many writes have left in pieces, each of which every search looks into, where the database leaves that to us. In short transactions.</summary>
    Task MergeAsync(CancellationToken cancel);
}

/// <param name="Posts">Best first.</param>
/// <param name="AreMore">There are more than are told here.</param>
public sealed record Matches(IReadOnlyList<int> Posts, bool AreMore)
{
    /// <summary>How many are ranked, counted and paged through.</summary>
    public const int Most = 300;

    /// <summary>Five pages, more than anybody looks through: with so many found among the newest posts, the older ones are not asked.</summary>
    public const int Enough = 5 * PostSearch.PageSize;

    public static readonly Matches None = new([], AreMore: false);
}

public sealed record CommentMatch(int CommentId, int PostId);
