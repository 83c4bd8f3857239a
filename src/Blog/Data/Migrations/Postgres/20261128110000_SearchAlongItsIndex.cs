using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SearchAlongItsIndex : Migration
    {
        // The planner knows neither which words are asked for nor how dear it is to look into a long text. Dates that it cannot look up, and no reading
        // of whole tables, leave it the index of the words alone.
        internal const string AlongTheIndex = "LANGUAGE plpgsql STABLE SET search_path FROM CURRENT SET enable_seqscan = off SET jit = off";

        // "words" is what the index alone can answer of "query". What more than "common" posts have is looked for in the newest posts; when "enough" of
        // those have it, they are told, and that they are not all. What half of them have is not counted before.
        internal const string Newest =
            $"""
            CREATE FUNCTION blog_newest(words tsquery, query tsquery, at timestamptz, common int, sample int, enough int, looked int, most int)
              RETURNS TABLE ("PostId" int, "IsOfMany" bool) {AlongTheIndex}
              AS $$
                #variable_conflict use_column
                DECLARE
                  found int[];
                  ids int[];
                  dates timestamptz[];
                BEGIN
                  IF EXISTS (SELECT FROM "IndexedPosts" WHERE "PublishedAt" <= at ORDER BY "PublishedAt" DESC OFFSET common) THEN
                    found := ARRAY(
                      SELECT "PostId" FROM
                        (SELECT * FROM "IndexedPosts" WHERE "PublishedAt" <= at ORDER BY "PublishedAt" DESC, "PostId" DESC LIMIT sample) AS n
                      WHERE "Everything" @@ query ORDER BY "PublishedAt" DESC, "PostId" DESC LIMIT most);
                  END IF;
                  IF cardinality(found) < sample / 2 IS NOT FALSE THEN
                    SELECT array_agg("PostId"), array_agg("PublishedAt") INTO ids, dates FROM
                      (SELECT "PostId", "PublishedAt" FROM "IndexedPosts" WHERE "Everything" @@ words AND "PublishedAt" + interval '0' <= at LIMIT common + 1) AS few;
                    IF cardinality(ids) <= common OR ids IS NULL THEN
                      found := NULL;
                    ELSIF cardinality(found) < enough THEN
                      found := NULL;
                      SELECT array_agg("PostId"), array_agg("PublishedAt") INTO ids, dates FROM
                        (SELECT "PostId", "PublishedAt" FROM "IndexedPosts" WHERE "Everything" @@ words AND "PublishedAt" + interval '0' <= at
                         ORDER BY "PublishedAt" + interval '0' DESC, "PostId" DESC LIMIT GREATEST(looked, most)) AS n;
                    END IF;
                  END IF;
                  IF found IS NOT NULL THEN
                    RETURN QUERY SELECT id, true FROM unnest(found) AS id;
                  ELSE
                    RETURN QUERY
                      SELECT id, false FROM (SELECT id, date FROM unnest(ids, dates) AS n(id, date) ORDER BY date DESC, id DESC LIMIT GREATEST(looked, most)) AS n
                      WHERE words = query OR EXISTS (SELECT FROM "IndexedPosts" WHERE "PostId" = id AND "Everything" @@ query)
                      ORDER BY date DESC, id DESC LIMIT most;
                  END IF;
                END
              $$;
            """;

        // Which posts have "wanted" in their titles or labels, newest first; when more than "most" do, those of "among" that do.
        private const string Headed =
            $"""
            CREATE FUNCTION blog_newest_headed(words tsquery, wanted tsquery, query tsquery, at timestamptz, among int[], most int)
              RETURNS SETOF int {AlongTheIndex}
              AS $$
                DECLARE ids int[];
                BEGIN
                  ids := ARRAY(SELECT "PostId" FROM "IndexedPosts" WHERE "Heading" @@ words AND "PublishedAt" + interval '0' <= at LIMIT most + 1);
                  RETURN QUERY
                    SELECT "PostId" FROM "IndexedPosts" WHERE "PostId" = ANY(CASE WHEN cardinality(ids) > most THEN among ELSE ids END)
                      AND "Heading" @@ wanted AND (wanted = query OR "Everything" @@ query) ORDER BY "PublishedAt" + interval '0' DESC, "PostId" DESC LIMIT most;
                END
              $$;
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql($"DROP FUNCTION blog_newest;\n{Newest}\n{Headed}");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DROP FUNCTION blog_newest; DROP FUNCTION blog_newest_headed;
            CREATE FUNCTION blog_newest(words tsquery, at timestamptz, most int) RETURNS SETOF int LANGUAGE sql STABLE
              SET search_path FROM CURRENT SET enable_seqscan = off SET enable_indexscan = off SET jit = off
              AS $$ SELECT "PostId" FROM "IndexedPosts" WHERE "Everything" @@ words AND "PublishedAt" <= at ORDER BY "PublishedAt" DESC, "PostId" DESC LIMIT most $$;
            """);
    }
}
