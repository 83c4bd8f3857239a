using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FooterAndTheme : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Footer",
                table: "Settings",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "FooterHtml",
                table: "Settings",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Themes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Typed = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    Css = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    IsInUse = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Themes", x => x.Id);
                    table.CheckConstraint("CK_Themes_OneRow", "\"Id\" = 1");
                    table.CheckConstraint("CK_Themes_Typed_Length", "length(\"Typed\") <= 20000");
                    table.CheckConstraint("CK_Themes_Version_Length", "length(\"Version\") <= 16");
                });

            migrationBuilder.InsertData(
                table: "Themes",
                columns: new[] { "Id", "Css", "IsInUse", "Typed", "Version" },
                values: new object[] { 1, "", false, "", "" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Settings_Footer_Length",
                table: "Settings",
                sql: "length(\"Footer\") <= 2000");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Themes");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Settings_Footer_Length",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "Footer",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "FooterHtml",
                table: "Settings");
        }
    }
}
