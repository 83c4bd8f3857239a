using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Conversations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "PublicComments",
                table: "Posts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PublicAnswers",
                table: "Comments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "HasPlace",
                table: "Comments",
                type: "boolean",
                nullable: false,
                computedColumnSql: "\"State\" IN ('Approved', 'Withdrawn') OR \"PublicAnswers\" > 0",
                stored: true);

            // Only the rows that have something to count: the others stay as they are.
            migrationBuilder.Sql(
                """
                UPDATE "Comments" SET "PublicAnswers" = (
                    SELECT COUNT(*) FROM "Comments" AS "answer"
                    WHERE "answer"."ParentId" = "Comments"."Id" AND "answer"."PostId" = "Comments"."PostId" AND "answer"."State" = 'Approved' AND NOT "answer"."IsPrivate")
                WHERE "Id" IN (SELECT "ParentId" FROM "Comments" WHERE "ParentId" IS NOT NULL AND "State" = 'Approved' AND NOT "IsPrivate");
                """);
            migrationBuilder.Sql(
                """
                UPDATE "Posts" SET "PublicComments" = (
                    SELECT COUNT(*) FROM "Comments" WHERE "Comments"."PostId" = "Posts"."Id" AND "Comments"."State" = 'Approved' AND NOT "Comments"."IsPrivate")
                WHERE "Id" IN (SELECT "PostId" FROM "Comments" WHERE "State" = 'Approved' AND NOT "IsPrivate");
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Placed",
                table: "Comments",
                columns: new[] { "PostId", "ThreadAt", "Id" },
                filter: "\"HasPlace\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_Placed",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "HasPlace",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "PublicComments",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "PublicAnswers",
                table: "Comments");
        }
    }
}
