using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FloodsOfTheSameWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_Likeness",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_KnownSpam",
                table: "Comments",
                column: "Likeness",
                filter: "\"State\" = 'Spam' AND \"StateBefore\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Likeness_PostId",
                table: "Comments",
                columns: new[] { "Likeness", "PostId" },
                filter: "\"Likeness\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_KnownSpam",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_Likeness_PostId",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Likeness",
                table: "Comments",
                column: "Likeness",
                filter: "\"Likeness\" IS NOT NULL");
        }
    }
}
