using Blog.Data;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Blog.Search;

/// <summary>
/// <c>tsvector</c>. Looking into a long text's vector is dear, so it is done for a bounded number of posts: the newest show whether a query is
/// common, and of one that is not, the index names all matches.
/// </summary>
public sealed class PostgresSearchIndex(BlogDbContext db, CurrentSite site) : ISearchIndex
{
    /// <summary>How many of the newest posts are looked into first. When half of them match, the query is common, and they are enough.</summary>
    private const int Sample = 2 * Matches.Most;

    /// <summary>How many posts that have the words are looked at for a phrase.</summary>
    private const int Rechecked = 4000;

    /// <summary>Characters of a long text in which the words to quote are looked for.</summary>
    private const int Quoted = 40_000;

    /// <summary>What the words of <see cref="IndexText"/> are to PostgreSQL; its other kinds of token are numbers, and stay as they are.</summary>
    private const string TokenTypes = "asciiword, word, numword";

    private const string InTheNewest =
        """
        SELECT n."PostId" AS "Value" FROM
          (SELECT "PostId", "PublishedAt", "Everything" FROM "IndexedPosts" WHERE "PublishedAt" <= @now ORDER BY "PublishedAt" DESC, "PostId" DESC LIMIT @looked) AS n
        WHERE n."Everything" @@ to_tsquery('blog', @query) ORDER BY n."PublishedAt" DESC, n."PostId" DESC LIMIT @most
        """;

    private const string InAll =
        """
        SELECT i."PostId" AS "Value" FROM blog_newest(to_tsquery('blog', @words), @now, @looked) AS n("PostId") JOIN "IndexedPosts" AS i USING ("PostId")
        WHERE @words = @query OR i."Everything" @@ to_tsquery('blog', @query) ORDER BY i."PublishedAt" DESC, i."PostId" DESC LIMIT @most
        """;

    private const string InTheHeading =
        """
        SELECT n."PostId" AS "Value" FROM
          (SELECT "PostId", "PublishedAt", "Everything" FROM "IndexedPosts" WHERE "Heading" @@ to_tsquery('blog', @wanted) AND "PublishedAt" <= @now
           ORDER BY "PublishedAt" + interval '0' DESC LIMIT @looked) AS n
        WHERE @wanted = @query OR n."Everything" @@ to_tsquery('blog', @query) ORDER BY n."PublishedAt" DESC LIMIT @most
        """;

    // The weights are those of the body, the excerpt, the labels and the title.
    private const string Best =
        """
        SELECT "PostId" AS "Value" FROM "IndexedPosts" WHERE "PostId" = ANY(@posts)
        ORDER BY ts_rank_cd(ARRAY[0.1, 0.3, 0.5, 1]::float4[], "Everything", to_tsquery('blog', @query)) DESC, "PublishedAt" DESC
        """;

    private bool HasStemmer => Stemmer(site.Settings.IndexLanguage) is not null;

    public async Task<Matches> MatchAsync(SearchQuery query, DateTimeOffset now, CancellationToken cancel)
    {
        var newest = await IdsAsync(InTheNewest, query, now, Sample, cancel);
        if (newest.Count <= Matches.Most)
        {
            newest = await IdsAsync(InAll, query, now, Rechecked, cancel);
        }

        if (newest.Count > Matches.Most)
        {
            var heading = await IdsAsync(InTheHeading, query, now, Sample, cancel);
            return new Matches([.. heading.Concat(newest).Distinct().Take(Matches.Most)], AreMore: true);
        }

        return new Matches(newest.Count < 2 ? newest : await RankAsync(query, newest, cancel), AreMore: false);
    }

    public async Task<IReadOnlyList<CommentMatch>> MatchCommentsAsync(SearchQuery query, DateTimeOffset now, CancellationToken cancel) =>
        await db.Database.SqlQueryRaw<CommentMatch>(
            """
            SELECT c."Id" AS "CommentId", c."PostId" FROM "IndexedComments" AS i
            JOIN "Comments" AS c ON c."Id" = i."CommentId" JOIN "IndexedPosts" AS p ON p."PostId" = c."PostId" AND p."PublishedAt" <= @now
            WHERE i."Everything" @@ to_tsquery('blog', @query) ORDER BY c."Id" DESC LIMIT @most
            """,
            new NpgsqlParameter("query", Query(query)), new NpgsqlParameter("now", now), new NpgsqlParameter("most", Matches.Most)).ToListAsync(cancel);

    public Task<IReadOnlyDictionary<int, string>> QuotePostsAsync(SearchQuery query, IReadOnlyList<int> posts, CancellationToken cancel) =>
        QuoteAsync("IndexedPosts", "PostId", query, posts, cancel);

    public Task<IReadOnlyDictionary<int, string>> QuoteCommentsAsync(SearchQuery query, IReadOnlyList<int> comments, CancellationToken cancel) =>
        QuoteAsync("IndexedComments", "CommentId", query, comments, cancel);

    // A dictionary cannot change its language; and without stop words, so that "to be or not to be" can be found.
    public Task ResetAsync(string language, CancellationToken cancel)
    {
        var sql =
            $"""
            DO $reset$
            DECLARE accents text := CASE WHEN EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'unaccent') THEN 'unaccent, ' ELSE '' END;
            BEGIN
              EXECUTE 'ALTER TEXT SEARCH CONFIGURATION blog ALTER MAPPING FOR {TokenTypes} WITH ' || accents || 'simple';
              DROP TEXT SEARCH DICTIONARY IF EXISTS blog_stem;
              {(Stemmer(language) is { } stemmer ? UseStemmer(stemmer) : "")}
            END
            $reset$;
            TRUNCATE "IndexedPosts", "IndexedComments";
            """;
        return db.Database.ExecuteSqlRawAsync(sql, cancel);
    }

    private static string UseStemmer(string stemmer) =>
        $"""
        CREATE TEXT SEARCH DICTIONARY blog_stem (TEMPLATE = snowball, LANGUAGE = {stemmer});
        EXECUTE 'ALTER TEXT SEARCH CONFIGURATION blog ALTER MAPPING FOR {TokenTypes} WITH ' || accents || 'blog_stem';
        """;

    // Those that PostgreSQL brings.
    private static string? Stemmer(string language) => language switch
    {
        "ar" => "arabic",
        "da" => "danish",
        "de" => "german",
        "el" => "greek",
        "en" => "english",
        "es" => "spanish",
        "fi" => "finnish",
        "fr" => "french",
        "hi" => "hindi",
        "it" => "italian",
        "nb" => "norwegian",
        "nl" => "dutch",
        "pt" => "portuguese",
        "ru" => "russian",
        "sv" => "swedish",
        "tr" => "turkish",
        _ => null,
    };

    private string Query(SearchQuery query) => string.Join(" & ", query.Unwanted.Select(term => $"!({Phrase(term)})").Prepend(Wanted(query)));

    private string Wanted(SearchQuery query) => string.Join(" & ", query.Wanted.Select(Wanted));

    // What the index alone can answer: all words, wherever they stand.
    private string Words(SearchQuery query) => string.Join(" & ",
        query.Wanted.SelectMany(term => term.IsPhrase ? term.Words.Select(word => $"'{word}'") : [Wanted(term)])
            .Concat(query.Unwanted.Where(term => !term.IsPhrase).Select(term => $"!({Phrase(term)})")));

    private string Wanted(SearchTerm term) =>
        term.IsPhrase ? $"({Phrase(term)})" : Phrase(term) + (HasStemmer || IndexText.IsCharacter(term.Words[0]) ? "" : ":*");

    // Words hold letters, digits and marks, so that nothing can end the quotes.
    private static string Phrase(SearchTerm term) => string.Join(" <-> ", term.Words.Select(word => $"'{word}'"));

    private Task<List<int>> RankAsync(SearchQuery query, List<int> posts, CancellationToken cancel) =>
        db.Database.SqlQueryRaw<int>(Best, new NpgsqlParameter("posts", posts), new NpgsqlParameter("query", Query(query))).ToListAsync(cancel);

    private Task<List<int>> IdsAsync(string sql, SearchQuery query, DateTimeOffset now, int looked, CancellationToken cancel) =>
        db.Database.SqlQueryRaw<int>(
            sql,
            new NpgsqlParameter("query", Query(query)), new NpgsqlParameter("words", Words(query)), new NpgsqlParameter("wanted", Wanted(query)),
            new NpgsqlParameter("now", now), new NpgsqlParameter("looked", looked), new NpgsqlParameter("most", Matches.Most + 1)).ToListAsync(cancel);

    private async Task<IReadOnlyDictionary<int, string>> QuoteAsync(string table, string key, SearchQuery query, IReadOnlyList<int> rows, CancellationToken cancel)
    {
        var sql =
            $"""
            SELECT "{key}" AS "Id", ts_headline('blog', left("Body", {Quoted}), to_tsquery('blog', @query),
              'StartSel={Quotation.MarkStart}, StopSel={Quotation.MarkEnd}, MinWords={Quotation.Words - 8}, MaxWords={Quotation.Words}') AS "Text"
            FROM "{table}" WHERE "{key}" = ANY(@rows)
            """;
        return rows.Count == 0
            ? new Dictionary<int, string>()
            : await db.Database.SqlQueryRaw<QuotedRow>(sql, new NpgsqlParameter("query", Query(query)), new NpgsqlParameter("rows", rows.ToArray()))
                .ToDictionaryAsync(row => row.Id, row => row.Text, cancel);
    }
}
