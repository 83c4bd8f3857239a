using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Blog.Data.Migrations.Postgres
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
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsVouchedFor",
                table: "Comments",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Listed",
                table: "Comments",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HeldHosts",
                table: "CommentRules",
                type: "character varying(50800)",
                maxLength: 50800,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HeldPhrases",
                table: "CommentRules",
                type: "character varying(16200)",
                maxLength: 16200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "KnownHosts",
                table: "CommentRules",
                type: "character varying(50800)",
                maxLength: 50800,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "ReportThreshold",
                table: "CommentRules",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "SpamHosts",
                table: "CommentRules",
                type: "character varying(50800)",
                maxLength: 50800,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SpamPhrases",
                table: "CommentRules",
                type: "character varying(16200)",
                maxLength: 16200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "CommentReports",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CommentId = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentReports", x => x.Id);
                    table.CheckConstraint("CK_CommentReports_Reason", "\"Reason\" IN ('Hurtful', 'Private', 'Danger', 'Advertising', 'Other')");
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
                name: "CK_CommentRules_ReportThreshold",
                table: "CommentRules",
                sql: "\"ReportThreshold\" BETWEEN 0 AND 50");

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
                name: "CK_CommentRules_ReportThreshold",
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
