using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PhraseIndex : Migration
    {
        // Each two words that stand next to each other. Where a phrase stands all of its pairs do, and the other way round for two words.
        private const string Pairs =
            """
            CREATE FUNCTION blog_pairs(words tsvector) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
              AS $$
                SELECT COALESCE(array_agg(DISTINCT word || ' ' || next), '{}') FROM
                  (SELECT lexeme AS word, lead(lexeme) OVER places AS next, place, lead(place) OVER places AS following
                   FROM unnest(words) AS w(lexeme, positions, weights), unnest(positions) AS place WINDOW places AS (ORDER BY place)) AS n
                WHERE following = place + 1
              $$;
            CREATE INDEX "IX_IndexedPosts_Pairs" ON "IndexedPosts" USING gin (blog_pairs("Everything"));
            """;

        // As it came with SearchAlongItsIndex, with two more ways round: "phrases" are looked for in their own index first, since few posts have them, also of
        // words that most have; and the newest posts are not looked into for what hardly any of the very newest has.
        private const string Newest =
            $"""
            CREATE FUNCTION blog_newest(words tsquery, phrases text[], query tsquery, at timestamptz, common int, sample int, enough int, looked int, most int)
              RETURNS TABLE ("PostId" int, "IsOfMany" bool) {SearchAlongItsIndex.AlongTheIndex}
              AS $$
                #variable_conflict use_column
                DECLARE
                  pairs text[] := ARRAY(SELECT DISTINCT pair FROM unnest(phrases) AS phrase, unnest(blog_pairs(to_tsvector('blog', phrase))) AS pair);
                  found int[];
                  ids int[];
                  dates timestamptz[];
                  is_few bool := false;
                BEGIN
                  IF cardinality(pairs) > 0 THEN
                    SELECT array_agg("PostId"), array_agg("PublishedAt") INTO ids, dates FROM
                      (SELECT "PostId", "PublishedAt" FROM "IndexedPosts"
                       WHERE blog_pairs("Everything") @> pairs AND "PublishedAt" + interval '0' <= at LIMIT common + 1) AS few;
                    is_few := cardinality(ids) <= common IS NOT FALSE;
                  END IF;
                  IF NOT is_few AND EXISTS (SELECT FROM "IndexedPosts" WHERE "PublishedAt" <= at ORDER BY "PublishedAt" DESC OFFSET common)
                    AND (SELECT count(*) > sample / 200 FROM
                      (SELECT * FROM "IndexedPosts" WHERE "PublishedAt" <= at ORDER BY "PublishedAt" DESC, "PostId" DESC LIMIT sample / 10) AS n
                      WHERE "Everything" @@ query) THEN
                    found := ARRAY(
                      SELECT "PostId" FROM
                        (SELECT * FROM "IndexedPosts" WHERE "PublishedAt" <= at ORDER BY "PublishedAt" DESC, "PostId" DESC LIMIT sample) AS n
                      WHERE "Everything" @@ query ORDER BY "PublishedAt" DESC, "PostId" DESC LIMIT most);
                  END IF;
                  IF NOT is_few AND cardinality(found) < sample / 2 IS NOT FALSE THEN
                    SELECT array_agg("PostId"), array_agg("PublishedAt") INTO ids, dates FROM
                      (SELECT "PostId", "PublishedAt" FROM "IndexedPosts" WHERE "Everything" @@ words AND "PublishedAt" + interval '0' <= at LIMIT common + 1) AS few;
                    IF cardinality(ids) <= common OR ids IS NULL THEN
                      found := NULL;
                    ELSIF cardinality(found) >= enough IS NOT TRUE THEN
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

        private const string DropNewest = "DROP FUNCTION blog_newest;";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql($"{Pairs}\n{DropNewest}\n{Newest}");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            $"""
            {DropNewest}
            DROP INDEX "IX_IndexedPosts_Pairs";
            DROP FUNCTION blog_pairs;
            {SearchAlongItsIndex.Newest}
            """);
    }
}
