using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PostPublishing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CommentDays",
                table: "WorkingDrafts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContentNote",
                table: "WorkingDrafts",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "WorkingDrafts",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "CommentDays",
                table: "Settings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CommentDays",
                table: "Posts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContentNote",
                table: "Posts",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "Posts",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddCheckConstraint(
                name: "CK_WorkingDrafts_CommentDays",
                table: "WorkingDrafts",
                sql: "\"CommentDays\" BETWEEN 0 AND 3650");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Settings_CommentDays",
                table: "Settings",
                sql: "\"CommentDays\" BETWEEN 0 AND 3650");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Posts_CommentDays",
                table: "Posts",
                sql: "\"CommentDays\" BETWEEN 0 AND 3650");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_WorkingDrafts_CommentDays",
                table: "WorkingDrafts");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Settings_CommentDays",
                table: "Settings");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Posts_CommentDays",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "CommentDays",
                table: "WorkingDrafts");

            migrationBuilder.DropColumn(
                name: "ContentNote",
                table: "WorkingDrafts");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "WorkingDrafts");

            migrationBuilder.DropColumn(
                name: "CommentDays",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "CommentDays",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "ContentNote",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "Posts");
        }
    }
}
