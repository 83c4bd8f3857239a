using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KnownSpam : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_KnownSpam",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_KnownSpam",
                table: "Comments",
                columns: new[] { "Likeness", "State" },
                filter: "\"State\" = 'Spam' AND \"StateBefore\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_KnownSpam",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_KnownSpam",
                table: "Comments",
                column: "Likeness",
                filter: "\"State\" = 'Spam' AND \"StateBefore\" IS NOT NULL");
        }
    }
}
