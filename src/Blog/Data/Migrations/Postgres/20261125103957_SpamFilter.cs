using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SpamFilter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Likeness",
                table: "Comments",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SpamLessons",
                columns: table => new
                {
                    CommentId = table.Column<int>(type: "integer", nullable: false),
                    IsSpam = table.Column<bool>(type: "boolean", nullable: false),
                    Packed = table.Column<byte[]>(type: "bytea", maxLength: 5608, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpamLessons", x => x.CommentId);
                    table.ForeignKey(
                        name: "FK_SpamLessons_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SpamTokens",
                columns: table => new
                {
                    Token = table.Column<long>(type: "bigint", nullable: false),
                    Genuine = table.Column<int>(type: "integer", nullable: false),
                    Spam = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpamTokens", x => x.Token);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Likeness",
                table: "Comments",
                column: "Likeness",
                filter: "\"Likeness\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SpamTokens_Unseen",
                table: "SpamTokens",
                column: "Token",
                filter: "\"Genuine\" <= 0 AND \"Spam\" <= 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SpamLessons");

            migrationBuilder.DropTable(
                name: "SpamTokens");

            migrationBuilder.DropIndex(
                name: "IX_Comments_Likeness",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Likeness",
                table: "Comments");
        }
    }
}
