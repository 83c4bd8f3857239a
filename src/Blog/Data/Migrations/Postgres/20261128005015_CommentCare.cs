using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CommentCare : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_WaitingSince_Id",
                table: "Comments");

            migrationBuilder.AddColumn<bool>(
                name: "NeedsCare",
                table: "Comments",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "CommentRules",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    CarePhrases = table.Column<string>(type: "character varying(16200)", maxLength: 16200, nullable: false),
                    HelpLines = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    HelpHtml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentRules", x => x.Id);
                    table.CheckConstraint("CK_CommentRules_OneRow", "\"Id\" = 1");
                });

            migrationBuilder.InsertData(
                table: "CommentRules",
                columns: new[] { "Id", "CarePhrases", "HelpHtml", "HelpLines" },
                values: new object[] { 1, "", "", "" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_NeedsCare_WaitingSince_Id",
                table: "Comments",
                columns: new[] { "NeedsCare", "WaitingSince", "Id" },
                descending: new[] { true, false, false },
                filter: "\"WaitingSince\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CommentRules");

            migrationBuilder.DropIndex(
                name: "IX_Comments_NeedsCare_WaitingSince_Id",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "NeedsCare",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_WaitingSince_Id",
                table: "Comments",
                columns: new[] { "WaitingSince", "Id" },
                filter: "\"WaitingSince\" IS NOT NULL");
        }
    }
}
