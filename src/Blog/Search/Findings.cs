namespace Blog.Search;

/// <summary>What was found, one page of it.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Number">The page, from 1.</param>
/// <param name="Count">How many posts there are on all pages.</param>
/// <param name="AreMore">There are more that no page shows.</param>
public sealed record Findings(SearchQuery Query, IReadOnlyList<Hit> Hits, int Number, int Count, bool AreMore)
{
    /// <summary>The words that were found in place of misspelt ones; null when it was what was asked for.</summary>
    public string? Instead { get; init; }

    /// <summary>Nothing was found, but would be with this shorter word; null when not.</summary>
    public string? Shorter { get; init; }

    public bool HasMorePages => Number * PostSearch.PageSize < Count;

    public static Findings Nothing(SearchQuery query) => new(query, [], Number: 1, Count: 0, AreMore: false);
}

/// <summary>A post that was found.</summary>
/// <param name="Language">Of the post; empty: the site's.</param>
/// <param name="Quoted">Its words around those that were looked for, as <see cref="Quotation"/> reads them.</param>
/// <param name="IsNote">What is quoted is the content note.</param>
/// <param name="Topic">Its first tag; null when it has none.</param>
/// <param name="CommentId">The comment that is quoted; null when it is the post.</param>
public sealed record Hit(string Title, string Slug, string Language, string Quoted, bool IsNote, DateTimeOffset PublishedAt, string? Topic, int? CommentId);
