using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PostListing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Posts_ChangedAt",
                table: "Posts");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_AuthorId_ChangedAt_Id",
                table: "Posts",
                columns: new[] { "AuthorId", "ChangedAt", "Id" },
                descending: new[] { false, true, true },
                filter: "\"BinnedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Changed",
                table: "Posts",
                columns: new[] { "ChangedAt", "Id" },
                descending: new bool[0],
                filter: "\"BinnedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Drafts",
                table: "Posts",
                columns: new[] { "ChangedAt", "Id" },
                descending: new bool[0],
                filter: "\"BinnedAt\" IS NULL AND \"PublishedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_InBin",
                table: "Posts",
                columns: new[] { "ChangedAt", "Id" },
                descending: new bool[0],
                filter: "\"BinnedAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Posts_AuthorId_ChangedAt_Id",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_Changed",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_Drafts",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_InBin",
                table: "Posts");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ChangedAt",
                table: "Posts",
                column: "ChangedAt",
                descending: new bool[0]);
        }
    }
}
