using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AuthorStream : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Posts_AuthorId_PublishedAt_Id",
                table: "Posts",
                columns: new[] { "AuthorId", "PublishedAt", "Id" },
                descending: new[] { false, true, true },
                filter: "\"BinnedAt\" IS NULL AND \"PublishedAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Posts_AuthorId_PublishedAt_Id",
                table: "Posts");
        }
    }
}
