using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContentNote",
                table: "WorkingDrafts",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "WorkingDrafts",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "CommentDays",
                table: "Settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CommentDays",
                table: "Posts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContentNote",
                table: "Posts",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "Posts",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddCheckConstraint(
                name: "CK_WorkingDrafts_CommentDays",
                table: "WorkingDrafts",
                sql: "\"CommentDays\" BETWEEN 0 AND 3650");

            migrationBuilder.AddCheckConstraint(
                name: "CK_WorkingDrafts_ContentNote_Length",
                table: "WorkingDrafts",
                sql: "length(\"ContentNote\") <= 120");

            migrationBuilder.AddCheckConstraint(
                name: "CK_WorkingDrafts_Description_Length",
                table: "WorkingDrafts",
                sql: "length(\"Description\") <= 300");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Settings_CommentDays",
                table: "Settings",
                sql: "\"CommentDays\" BETWEEN 0 AND 3650");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Posts_CommentDays",
                table: "Posts",
                sql: "\"CommentDays\" BETWEEN 0 AND 3650");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Posts_ContentNote_Length",
                table: "Posts",
                sql: "length(\"ContentNote\") <= 120");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Posts_Description_Length",
                table: "Posts",
                sql: "length(\"Description\") <= 300");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_WorkingDrafts_CommentDays",
                table: "WorkingDrafts");

            migrationBuilder.DropCheckConstraint(
                name: "CK_WorkingDrafts_ContentNote_Length",
                table: "WorkingDrafts");

            migrationBuilder.DropCheckConstraint(
                name: "CK_WorkingDrafts_Description_Length",
                table: "WorkingDrafts");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Settings_CommentDays",
                table: "Settings");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Posts_CommentDays",
                table: "Posts");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Posts_ContentNote_Length",
                table: "Posts");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Posts_Description_Length",
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
