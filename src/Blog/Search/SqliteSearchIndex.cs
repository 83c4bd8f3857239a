using System.Text.Json;
using Blog.Data;
using Blog.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Blog.Search;

/// <summary>FTS5. Walks its index from the newest post back, which costs nothing for what is not reached; only few matches are ranked with bm25.</summary>
public sealed class SqliteSearchIndex(BlogDbContext db, CurrentSite site) : ISearchIndex
{
    // FTS5 has one stemmer, for English. Elsewhere a word finds those that begin with it.
    private const string Characters = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'";

    // Of a match that is not shown, only its number is read: looking into its row for a date costs ten times as much. Few posts are still to appear.
    private const string Visible =
        """FROM "IndexedPosts" WHERE "IndexedPosts" MATCH @match AND "rowid" NOT IN (SELECT "Id" FROM "Posts" WHERE "BinnedAt" IS NULL AND "PublishedAt" > @now)""";

    private const string Newest = $"""SELECT "rowid" AS "Value" {Visible} ORDER BY "rowid" DESC LIMIT @most""";

    private const string Last = """(SELECT max("Id") FROM "Posts")""";

    // FTS5 walks over whatever has the words elsewhere until it comes to one that has them here, however far that is; only upwards it begins where it is told.
    private const string Headed =
        $"""
        WITH "Near" AS MATERIALIZED (SELECT "rowid" {Visible} AND "rowid" > {Last} - @near ORDER BY "rowid" LIMIT @enough),
        "Headed" AS MATERIALIZED (
            SELECT "rowid" {Visible} AND "rowid" > {Last} - CASE (SELECT count(*) FROM "Near") WHEN @enough THEN @near ELSE @reach END ORDER BY "rowid")
        SELECT "rowid" AS "Value" FROM "Headed" ORDER BY "rowid" DESC LIMIT @most
        """;

    /// <summary>Posts back to which a title counts more than a date, when words say little; with <see cref="Matches.Enough"/> of them nearer than that, as far as those.</summary>
    private const int Reach = 6_000;

    private const int NearReach = 1_000;

    /// <summary>Rows that lie so close together are found by walking from one to the next, others one by one: each of those costs as much as hundreds on the way.</summary>
    private const int Close = 1_000;

    /// <summary>So many b-trees of an index are left alone: each post that is written adds one, and FTS5 itself puts small ones together.</summary>
    private const int FewSegments = 4;

    /// <summary>Pages of an index that one transaction puts together, of 4 kB each. Measured with 20,000 posts: ten milliseconds, once a sixth of a second.</summary>
    private const int MergedAtOnce = 128;

    // The weights are those of PublishedAt, Title, Labels, Excerpt and Body.
    private const string Best = $"""SELECT "rowid" AS "Value" {Visible} ORDER BY bm25("IndexedPosts", 0, 10, 6, 4, 1), "rowid" DESC LIMIT @most""";

    private bool HasStemmer => site.Settings.IndexLanguage == "en";

    public async Task<Matches> MatchAsync(SearchQuery query, DateTimeOffset now, CancellationToken cancel)
    {
        var match = Match(query);
        var newest = await NumbersAsync(Newest, match, now, Matches.Most + 1, cancel);
        if (newest.Count <= Matches.Most)
        {
            return new Matches(newest.Count < 2 ? newest : await NumbersAsync(Best, match, now, Matches.Most, cancel), AreMore: false);
        }

        var headed = await NumbersAsync(
            Headed, Match(query, "{Title Labels} : "), now, Matches.Most, cancel,
            new SqliteParameter("@near", NearReach), new SqliteParameter("@reach", Reach), new SqliteParameter("@enough", Matches.Enough));
        return new Matches([.. headed.Concat(newest).Distinct().Take(Matches.Most)], AreMore: true);
    }

    public IQueryable<int> Matching(SearchQuery query) =>
        db.Database.SqlQueryRaw<int>("""SELECT "rowid" AS "Value" FROM "IndexedPosts" WHERE "IndexedPosts" MATCH {0}""", Match(query));

    public async Task<IReadOnlyList<CommentMatch>> MatchCommentsAsync(SearchQuery query, DateTimeOffset now, CancellationToken cancel) =>
        await db.Database.SqlQueryRaw<CommentMatch>(
            """
            SELECT c."Id" AS "CommentId", c."PostId" FROM "IndexedComments" AS i
            JOIN "Comments" AS c ON c."Id" = i."rowid" JOIN "IndexedPosts" AS p ON p."rowid" = c."PostId" AND p."PublishedAt" <= @now
            WHERE i."IndexedComments" MATCH @match ORDER BY i."rowid" DESC LIMIT @most
            """,
            new SqliteParameter("@match", Match(query)), new SqliteParameter("@now", now.UtcDateTime), new SqliteParameter("@most", Matches.Most)).ToListAsync(cancel);

    public Task<IReadOnlyDictionary<int, string>> QuotePostsAsync(SearchQuery query, IReadOnlyList<int> posts, CancellationToken cancel) =>
        QuoteAsync("IndexedPosts", column: 4, query, posts, cancel);

    public Task<IReadOnlyDictionary<int, string>> QuoteCommentsAsync(SearchQuery query, IReadOnlyList<int> comments, CancellationToken cancel) =>
        QuoteAsync("IndexedComments", column: 0, query, comments, cancel);

    // What is deleted leaves the index at once, not when its pages are merged.
    public Task ResetAsync(string language, CancellationToken cancel)
    {
        var tokenizer = language == "en" ? $"porter {Characters}" : Characters;
        var sql =
            $"""
            DROP TABLE IF EXISTS "IndexedPosts";
            DROP TABLE IF EXISTS "IndexedComments";
            CREATE VIRTUAL TABLE "IndexedPosts" USING fts5("PublishedAt" UNINDEXED, "Title", "Labels", "Excerpt", "Body", tokenize="{tokenizer}");
            CREATE VIRTUAL TABLE "IndexedComments" USING fts5("Body", tokenize="{tokenizer}");
            INSERT INTO "IndexedPosts"("IndexedPosts", "rank") VALUES ('secure-delete', 1);
            INSERT INTO "IndexedComments"("IndexedComments", "rank") VALUES ('secure-delete', 1);
            """;
        return db.Database.ExecuteSqlRawAsync(sql, cancel);
    }

    public async Task MergeAsync(CancellationToken cancel)
    {
        foreach (var table in (string[])["IndexedPosts", "IndexedComments"])
        {
            if (await AskAsync($"""SELECT count(DISTINCT "segid") AS "Value" FROM "{table}_idx" """, cancel) > FewSegments)
            {
                await MergeAsync(table, cancel);
            }
        }
    }

    // As FTS5 wants it: below zero, all of it begins to be put together; above, that goes on; whoever changed fewer than two rows had nothing left to do.
    private async Task MergeAsync(string table, CancellationToken cancel)
    {
        const string Changes = """SELECT total_changes() AS "Value" """;
        var merge = $"""INSERT INTO "{table}"("{table}", "rank") VALUES ('merge', @pages)""";
        for (var (pages, before) = (-MergedAtOnce, await AskAsync(Changes, cancel)); ; pages = MergedAtOnce)
        {
            await db.Database.ExecuteSqlRawAsync(merge, [new SqliteParameter("@pages", pages)], cancel);
            var after = await AskAsync(Changes, cancel);
            if (after - before < 2)
            {
                return;
            }

            before = after;
        }
    }

    private Task<int> AskAsync(string sql, CancellationToken cancel) => db.Database.SqlQueryRaw<int>(sql).SingleAsync(cancel);

    /// <param name="columns">Where the wanted words must be; the unwanted must be nowhere.</param>
    private string Match(SearchQuery query, string columns = "")
    {
        var wanted = string.Join(" AND ", query.Wanted.Select(term => Quoted(term) + (term.IsPhrase || HasStemmer || IndexText.IsCharacter(term.Words[0]) ? "" : "*")));
        return query.Unwanted.Count == 0 ? $"{columns}({wanted})" : $"({columns}({wanted})) NOT ({string.Join(" OR ", query.Unwanted.Select(Quoted))})";
    }

    private static string Quoted(SearchTerm term) => $"\"{string.Join(' ', term.Words)}\"";

    // As one row: hundreds of a number each take as long to be read as to be found.
    private async Task<IReadOnlyList<int>> NumbersAsync(string sql, string match, DateTimeOffset now, int most, CancellationToken cancel, params SqliteParameter[] others)
    {
        var rows = $"""SELECT json_group_array("Value") AS "Value" FROM ({sql})""";
        var numbers = await db.Database
            .SqlQueryRaw<string>(rows, [new SqliteParameter("@match", match), new SqliteParameter("@now", now.UtcDateTime), new SqliteParameter("@most", most), .. others]).SingleAsync(cancel);
        return JsonSerializer.Deserialize<int[]>(numbers)!;
    }

    private async Task<IReadOnlyDictionary<int, string>> QuoteAsync(string table, int column, SearchQuery query, IReadOnlyList<int> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
        {
            return new Dictionary<int, string>();
        }

        var (least, most) = (rows.Min(), rows.Max());
        var way = most - least < Close ? """ "rowid" BETWEEN @least AND @most AND +"rowid" """ : """ "rowid" """;
        var sql =
            $"""
            SELECT "rowid" AS "Id", snippet("{table}", {column}, char({(int)Quotation.MarkStart}), char({(int)Quotation.MarkEnd}), '…', {Quotation.Words}) AS "Text" FROM "{table}"
            WHERE "{table}" MATCH @match AND {way} IN (SELECT "value" FROM json_each(@rows))
            """;
        return await db.Database
            .SqlQueryRaw<QuotedRow>(sql, new SqliteParameter("@match", Match(query)), new SqliteParameter("@rows", JsonSerializer.Serialize(rows)), new SqliteParameter("@least", least), new SqliteParameter("@most", most))
            .ToDictionaryAsync(row => row.Id, row => row.Text, cancel);
    }
}
