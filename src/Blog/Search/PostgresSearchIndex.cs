using Blog.Data;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Blog.Search;

/// <summary>
/// <c>tsvector</c>. Looking into a long text's vector is dear, and so is sorting many matches, so both are done for a bounded number of posts. The
/// functions of the database that keep to its indexes came with the migrations <c>SearchAlongItsIndex</c> and <c>PhraseIndex</c>.
/// </summary>
public sealed class PostgresSearchIndex(BlogDbContext db, CurrentSite site) : ISearchIndex
{
    /// <summary>What more posts have is common: the newest posts that have it are enough.</summary>
    private const int Common = 5000;

    /// <summary>How many of the newest posts are looked into for what is common.</summary>
    private const int Sample = 1000;

    /// <summary>How many posts that have the words are looked at for how they stand.</summary>
    private const int Rechecked = 4000;

    /// <summary>How many posts with the words in their titles or tags come first, where those that match are too many to be ranked.</summary>
    private const int Headed = 100;

    /// <summary>Characters of a long text in which the words to quote are looked for.</summary>
    private const int Quoted = 40_000;

    /// <summary>What the words of <see cref="IndexText"/> are to PostgreSQL; its other kinds of token are numbers, and stay as they are.</summary>
    private const string TokenTypes = "asciiword, word, numword";

    private const string Newest =
        """
        SELECT * FROM
          blog_newest(to_tsquery('blog', @words), @phrases, to_tsquery('blog', @query), @now, @common, @sample, @enough, @looked, @most)
        """;

    // The same without a bound: it keeps to the indexes, where a plain query of what many posts have would look into the vector of each.
    private const string All =
        """
        SELECT "PostId" AS "Value" FROM blog_newest(to_tsquery('blog', {0}), {1}, to_tsquery('blog', {2}), 'infinity', {3}, 0, 0, {3}, {3})
        """;

    private const string NewestHeaded =
        """
        SELECT "Value" FROM
          blog_newest_headed(to_tsquery('blog', @head), to_tsquery('blog', @wanted), to_tsquery('blog', @query), @now, @among, @most) AS n("Value")
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
        var found = await FindNewestAsync(query, now, cancel);
        var newest = found.ConvertAll(post => post.PostId);
        if (newest.Count > Matches.Most || found.Exists(post => post.IsOfMany))
        {
            var headed = await FindHeadedAsync(query, newest, now, cancel);
            return new Matches([.. headed.Concat(newest).Distinct().Take(Matches.Most)], AreMore: true);
        }

        return new Matches(newest.Count < 2 ? newest : await RankAsync(query, newest, cancel), AreMore: false);
    }

    // One less than the largest number: the function looks for one more than it is told.
    public IQueryable<int> Matching(SearchQuery query) => db.Database.SqlQueryRaw<int>(All, Words(query), Phrases(query), Query(query), int.MaxValue - 1);

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

    // Its vacuum sees to that.
    public Task MergeAsync(CancellationToken cancel) => Task.CompletedTask;

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
    private string WantedWords(SearchQuery query) =>
        string.Join(" & ", query.Wanted.SelectMany(term => term.IsPhrase ? term.Words.Select(word => $"'{word}'") : [Wanted(term)]));

    private string Words(SearchQuery query) =>
        string.Join(" & ", query.Unwanted.Where(term => !term.IsPhrase).Select(term => $"!({Phrase(term)})").Prepend(WantedWords(query)));

    private string Wanted(SearchTerm term) =>
        term.IsPhrase ? $"({Phrase(term)})" : Phrase(term) + (HasStemmer || IndexText.IsCharacter(term.Words[0]) ? "" : ":*");

    // Words hold letters, digits and marks, so that nothing can end the quotes.
    private static string Phrase(SearchTerm term) => string.Join(" <-> ", term.Words.Select(word => $"'{word}'"));

    private static string[] Phrases(SearchQuery query) => [.. query.Wanted.Where(term => term.IsPhrase).Select(term => string.Join(' ', term.Words))];

    private Task<List<int>> RankAsync(SearchQuery query, List<int> posts, CancellationToken cancel) =>
        db.Database.SqlQueryRaw<int>(Best, new NpgsqlParameter("posts", posts), new NpgsqlParameter("query", Query(query))).ToListAsync(cancel);

    private Task<List<Found>> FindNewestAsync(SearchQuery query, DateTimeOffset now, CancellationToken cancel) =>
        db.Database.SqlQueryRaw<Found>(
            Newest,
            new NpgsqlParameter("words", Words(query)), new NpgsqlParameter("phrases", Phrases(query)), new NpgsqlParameter("query", Query(query)),
            new NpgsqlParameter("now", now), new NpgsqlParameter("common", Common), new NpgsqlParameter("sample", Sample), new NpgsqlParameter("enough", Matches.Enough),
            new NpgsqlParameter("looked", Rechecked), new NpgsqlParameter("most", Matches.Most + 1)).ToListAsync(cancel);

    private Task<List<int>> FindHeadedAsync(SearchQuery query, List<int> among, DateTimeOffset now, CancellationToken cancel) =>
        db.Database.SqlQueryRaw<int>(
            NewestHeaded,
            new NpgsqlParameter("head", WantedWords(query)), new NpgsqlParameter("wanted", Wanted(query)), new NpgsqlParameter("query", Query(query)),
            new NpgsqlParameter("now", now), new NpgsqlParameter("among", among), new NpgsqlParameter("most", Headed)).ToListAsync(cancel);

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

    /// <param name="IsOfMany">Others that match are not told.</param>
    private sealed record Found(int PostId, bool IsOfMany);
}
