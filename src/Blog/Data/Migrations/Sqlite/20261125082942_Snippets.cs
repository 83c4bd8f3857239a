using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Snippets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Snippets",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AuthorId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    BeginsPosts = table.Column<bool>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 256000, nullable: false),
                    Tags = table.Column<string>(type: "TEXT", maxLength: 1040, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Snippets", x => x.Id);
                    table.CheckConstraint("CK_Snippets_Body_Length", "length(\"Body\") <= 256000");
                    table.CheckConstraint("CK_Snippets_Name_Length", "length(\"Name\") <= 80");
                    table.CheckConstraint("CK_Snippets_Name_NotEmpty", "\"Name\" <> ''");
                    table.CheckConstraint("CK_Snippets_Tags_Length", "length(\"Tags\") <= 1040");
                    table.CheckConstraint("CK_Snippets_Title_Length", "length(\"Title\") <= 200");
                    table.ForeignKey(
                        name: "FK_Snippets_AspNetUsers_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Snippets_AuthorId_Name",
                table: "Snippets",
                columns: new[] { "AuthorId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Snippets");
        }
    }
}
