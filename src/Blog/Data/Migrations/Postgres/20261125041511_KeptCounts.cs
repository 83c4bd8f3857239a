using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class KeptCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Posts",
                table: "Tags",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "ArchiveMonths",
                columns: table => new
                {
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Posts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArchiveMonths", x => new { x.Year, x.Month });
                    table.CheckConstraint("CK_ArchiveMonths_Month", "\"Month\" BETWEEN 1 AND 12");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tags_Posts",
                table: "Tags",
                column: "Posts",
                descending: new bool[0]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ArchiveMonths");

            migrationBuilder.DropIndex(
                name: "IX_Tags_Posts",
                table: "Tags");

            migrationBuilder.DropColumn(
                name: "Posts",
                table: "Tags");
        }
    }
}
