using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CommentListsAndReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "HiddenAt",
                table: "Comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsVouchedFor",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Listed",
                table: "Comments",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HeldHosts",
                table: "CommentRules",
                type: "TEXT",
                maxLength: 50800,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HeldPhrases",
                table: "CommentRules",
                type: "TEXT",
                maxLength: 16200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "KnownHosts",
                table: "CommentRules",
                type: "TEXT",
                maxLength: 50800,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "ReportThreshold",
                table: "CommentRules",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "SpamHosts",
                table: "CommentRules",
                type: "TEXT",
                maxLength: 50800,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SpamPhrases",
                table: "CommentRules",
                type: "TEXT",
                maxLength: 16200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "CommentReports",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentReports", x => x.Id);
                    table.CheckConstraint("CK_CommentReports_Reason", "\"Reason\" IN ('Hurtful', 'Private', 'Danger', 'Advertising', 'Other')");
                    table.CheckConstraint("CK_CommentReports_Words_Length", "length(\"Words\") <= 500");
                    table.ForeignKey(
                        name: "FK_CommentReports_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.UpdateData(
                table: "CommentRules",
                keyColumn: "Id",
                keyValue: 1,
                columns: new[] { "HeldHosts", "HeldPhrases", "KnownHosts", "ReportThreshold", "SpamHosts", "SpamPhrases" },
                values: new object[] { "", "", "", 3, "", "" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Comments_Listed_Length",
                table: "Comments",
                sql: "length(\"Listed\") <= 400");

            migrationBuilder.AddCheckConstraint(
                name: "CK_CommentRules_HeldHosts_Length",
                table: "CommentRules",
                sql: "length(\"HeldHosts\") <= 50800");

            migrationBuilder.AddCheckConstraint(
                name: "CK_CommentRules_HeldPhrases_Length",
                table: "CommentRules",
                sql: "length(\"HeldPhrases\") <= 16200");

            migrationBuilder.AddCheckConstraint(
                name: "CK_CommentRules_KnownHosts_Length",
                table: "CommentRules",
                sql: "length(\"KnownHosts\") <= 50800");

            migrationBuilder.AddCheckConstraint(
                name: "CK_CommentRules_ReportThreshold",
                table: "CommentRules",
                sql: "\"ReportThreshold\" BETWEEN 0 AND 50");

            migrationBuilder.AddCheckConstraint(
                name: "CK_CommentRules_SpamHosts_Length",
                table: "CommentRules",
                sql: "length(\"SpamHosts\") <= 50800");

            migrationBuilder.AddCheckConstraint(
                name: "CK_CommentRules_SpamPhrases_Length",
                table: "CommentRules",
                sql: "length(\"SpamPhrases\") <= 16200");

            migrationBuilder.CreateIndex(
                name: "IX_CommentReports_CommentId",
                table: "CommentReports",
                column: "CommentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CommentReports");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Comments_Listed_Length",
                table: "Comments");

            migrationBuilder.DropCheckConstraint(
                name: "CK_CommentRules_HeldHosts_Length",
                table: "CommentRules");

            migrationBuilder.DropCheckConstraint(
                name: "CK_CommentRules_HeldPhrases_Length",
                table: "CommentRules");

            migrationBuilder.DropCheckConstraint(
                name: "CK_CommentRules_KnownHosts_Length",
                table: "CommentRules");

            migrationBuilder.DropCheckConstraint(
                name: "CK_CommentRules_ReportThreshold",
                table: "CommentRules");

            migrationBuilder.DropCheckConstraint(
                name: "CK_CommentRules_SpamHosts_Length",
                table: "CommentRules");

            migrationBuilder.DropCheckConstraint(
                name: "CK_CommentRules_SpamPhrases_Length",
                table: "CommentRules");

            migrationBuilder.DropColumn(
                name: "HiddenAt",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "IsVouchedFor",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Listed",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "HeldHosts",
                table: "CommentRules");

            migrationBuilder.DropColumn(
                name: "HeldPhrases",
                table: "CommentRules");

            migrationBuilder.DropColumn(
                name: "KnownHosts",
                table: "CommentRules");

            migrationBuilder.DropColumn(
                name: "ReportThreshold",
                table: "CommentRules");

            migrationBuilder.DropColumn(
                name: "SpamHosts",
                table: "CommentRules");

            migrationBuilder.DropColumn(
                name: "SpamPhrases",
                table: "CommentRules");
        }
    }
}
