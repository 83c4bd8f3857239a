using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 3,
                nullable: false,
                defaultValue: "en");

            migrationBuilder.AddColumn<bool>(
                name: "SearchComments",
                table: "Settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // English until the site's language is known; made anew then.
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "IndexedPosts" USING fts5("PublishedAt" UNINDEXED, "Title", "Labels", "Excerpt", "Body", tokenize="porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
                CREATE VIRTUAL TABLE "IndexedComments" USING fts5("Body", tokenize="porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
                INSERT INTO "IndexedPosts"("IndexedPosts", "rank") VALUES ('secure-delete', 1);
                INSERT INTO "IndexedComments"("IndexedComments", "rank") VALUES ('secure-delete', 1);
                """);

            migrationBuilder.CreateTable(
                name: "SearchWords",
                columns: table => new
                {
                    Word = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchWords", x => x.Word);
                    table.CheckConstraint("CK_SearchWords_Word_Length", "length(\"Word\") <= 30");
                });

            migrationBuilder.CreateTable(
                name: "SearchGrams",
                columns: table => new
                {
                    Gram = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Word = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchGrams", x => new { x.Gram, x.Length, x.Word });
                    table.CheckConstraint("CK_SearchGrams_Gram_Length", "length(\"Gram\") <= 3");
                    table.CheckConstraint("CK_SearchGrams_Word_Length", "length(\"Word\") <= 30");
                    table.ForeignKey(
                        name: "FK_SearchGrams_SearchWords_Word",
                        column: x => x.Word,
                        principalTable: "SearchWords",
                        principalColumn: "Word",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Settings_IndexLanguage_Length",
                table: "Settings",
                sql: "length(\"IndexLanguage\") <= 3");

            migrationBuilder.CreateIndex(
                name: "IX_SearchGrams_Word",
                table: "SearchGrams",
                column: "Word");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TABLE "IndexedPosts"; DROP TABLE "IndexedComments";""");

            migrationBuilder.DropTable(
                name: "SearchGrams");

            migrationBuilder.DropTable(
                name: "SearchWords");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Settings_IndexLanguage_Length",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "IndexLanguage",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "SearchComments",
                table: "Settings");
        }
    }
}
