using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace Blog.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "IndexLanguage",
                table: "Settings",
                type: "character varying(3)",
                maxLength: 3,
                nullable: false,
                defaultValue: "en");

            migrationBuilder.AddColumn<bool>(
                name: "SearchComments",
                table: "Settings",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // English until the site's language is known; changed then. Without stop words, so that "to be or not to be" can be found. Where the
            // host keeps the extension from us, accents count.
            migrationBuilder.Sql(
                """
                DO $$ BEGIN CREATE EXTENSION IF NOT EXISTS unaccent; EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'Search will mind accents: %', SQLERRM; END $$;
                CREATE TEXT SEARCH DICTIONARY blog_stem (TEMPLATE = snowball, LANGUAGE = english);
                CREATE TEXT SEARCH CONFIGURATION blog (COPY = pg_catalog.simple);
                DO $$
                DECLARE accents text := CASE WHEN EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'unaccent') THEN 'unaccent, ' ELSE '' END;
                BEGIN
                  EXECUTE 'ALTER TEXT SEARCH CONFIGURATION blog ALTER MAPPING FOR asciiword, word, numword WITH ' || accents || 'blog_stem';
                END $$;
                CREATE FUNCTION blog_heading(title text, labels text) RETURNS tsvector LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT
                  AS $$ SELECT to_tsvector('blog', title) || to_tsvector('blog', labels) $$;
                CREATE FUNCTION blog_everything(title text, labels text, excerpt text, body text) RETURNS tsvector LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT
                  AS $$ SELECT setweight(to_tsvector('blog', title), 'A') || setweight(to_tsvector('blog', labels), 'B')
                    || setweight(to_tsvector('blog', excerpt), 'C') || setweight(to_tsvector('blog', body), 'D') $$;
                """);

            migrationBuilder.CreateTable(
                name: "IndexedComments",
                columns: table => new
                {
                    CommentId = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Everything = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "blog_everything('', '', '', \"Body\")", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndexedComments", x => x.CommentId);
                    table.ForeignKey(
                        name: "FK_IndexedComments_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IndexedPosts",
                columns: table => new
                {
                    PostId = table.Column<int>(type: "integer", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Labels = table.Column<string>(type: "text", nullable: false),
                    Excerpt = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Everything = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "blog_everything(\"Title\", \"Labels\", \"Excerpt\", \"Body\")", stored: true),
                    Heading = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "blog_heading(\"Title\", \"Labels\")", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndexedPosts", x => x.PostId);
                    table.ForeignKey(
                        name: "FK_IndexedPosts_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SearchWords",
                columns: table => new
                {
                    Word = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchWords", x => x.Word);
                });

            migrationBuilder.CreateTable(
                name: "SearchGrams",
                columns: table => new
                {
                    Gram = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Length = table.Column<int>(type: "integer", nullable: false),
                    Word = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchGrams", x => new { x.Gram, x.Length, x.Word });
                    table.ForeignKey(
                        name: "FK_SearchGrams_SearchWords_Word",
                        column: x => x.Word,
                        principalTable: "SearchWords",
                        principalColumn: "Word",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_IndexedComments_Everything",
                table: "IndexedComments",
                column: "Everything")
                .Annotation("Npgsql:IndexMethod", "GIN");

            migrationBuilder.CreateIndex(
                name: "IX_IndexedPosts_Everything",
                table: "IndexedPosts",
                column: "Everything")
                .Annotation("Npgsql:IndexMethod", "GIN");

            migrationBuilder.CreateIndex(
                name: "IX_IndexedPosts_Heading",
                table: "IndexedPosts",
                column: "Heading")
                .Annotation("Npgsql:IndexMethod", "GIN");

            migrationBuilder.CreateIndex(
                name: "IX_IndexedPosts_PublishedAt_PostId",
                table: "IndexedPosts",
                columns: new[] { "PublishedAt", "PostId" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_SearchGrams_Word",
                table: "SearchGrams",
                column: "Word");

            // Keeps the long columns out of the rows, so that many rows are read quickly; and keeps the planner from looking into every text
            // where the index can answer.
            migrationBuilder.Sql(
                """
                ALTER TABLE "IndexedPosts" SET (toast_tuple_target = 128);
                CREATE FUNCTION blog_newest(words tsquery, at timestamptz, most int) RETURNS SETOF int LANGUAGE sql STABLE
                  SET search_path FROM CURRENT SET enable_seqscan = off SET enable_indexscan = off SET jit = off
                  AS $$ SELECT "PostId" FROM "IndexedPosts" WHERE "Everything" @@ words AND "PublishedAt" <= at ORDER BY "PublishedAt" DESC, "PostId" DESC LIMIT most $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION blog_newest;");

            migrationBuilder.DropTable(
                name: "IndexedComments");

            migrationBuilder.DropTable(
                name: "IndexedPosts");

            migrationBuilder.DropTable(
                name: "SearchGrams");

            migrationBuilder.DropTable(
                name: "SearchWords");

            migrationBuilder.Sql("DROP FUNCTION blog_everything; DROP FUNCTION blog_heading; DROP TEXT SEARCH CONFIGURATION blog; DROP TEXT SEARCH DICTIONARY blog_stem;");

            migrationBuilder.DropColumn(
                name: "IndexLanguage",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "SearchComments",
                table: "Settings");
        }
    }
}
