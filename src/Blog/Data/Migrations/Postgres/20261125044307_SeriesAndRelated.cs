using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Blog.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SeriesAndRelated : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "WorkingDrafts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "LeaveQuickly",
                table: "WorkingDrafts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Series",
                table: "WorkingDrafts",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "SeriesPlace",
                table: "WorkingDrafts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Contents",
                table: "Posts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Posts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "LeaveQuickly",
                table: "Posts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "RenderedBy",
                table: "Posts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RenderedBy",
                table: "Pages",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "About",
                table: "AspNetUsers",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "KeyWords",
                columns: table => new
                {
                    PostId = table.Column<int>(type: "integer", nullable: false),
                    Word = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyWords", x => new { x.PostId, x.Word });
                    table.ForeignKey(
                        name: "FK_KeyWords_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RelatedChanges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PostId = table.Column<int>(type: "integer", nullable: false),
                    IsOwnListOnly = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RelatedChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RelatedChanges_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RelatedPosts",
                columns: table => new
                {
                    PostId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    OtherId = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RelatedPosts", x => new { x.PostId, x.Position });
                    table.CheckConstraint("CK_RelatedPosts_NotToItself", "\"PostId\" <> \"OtherId\"");
                    table.ForeignKey(
                        name: "FK_RelatedPosts_Posts_OtherId",
                        column: x => x.OtherId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RelatedPosts_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Series",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Description = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    WasPublic = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Series", x => x.Id);
                    table.CheckConstraint("CK_Series_Slug_NotEmpty", "\"Slug\" <> ''");
                });

            migrationBuilder.CreateTable(
                name: "SeriesParts",
                columns: table => new
                {
                    PostId = table.Column<int>(type: "integer", nullable: false),
                    SeriesId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeriesParts", x => x.PostId);
                    table.CheckConstraint("CK_SeriesParts_Position_Positive", "\"Position\" > 0");
                    table.ForeignKey(
                        name: "FK_SeriesParts_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SeriesParts_Series_SeriesId",
                        column: x => x.SeriesId,
                        principalTable: "Series",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_RenderedBy",
                table: "Posts",
                column: "RenderedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Pages_RenderedBy",
                table: "Pages",
                column: "RenderedBy");

            migrationBuilder.CreateIndex(
                name: "IX_KeyWords_Word_PostId",
                table: "KeyWords",
                columns: new[] { "Word", "PostId" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_RelatedChanges_IsOwnListOnly_Id",
                table: "RelatedChanges",
                columns: new[] { "IsOwnListOnly", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RelatedChanges_PostId",
                table: "RelatedChanges",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_RelatedPosts_OtherId",
                table: "RelatedPosts",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_Series_Slug",
                table: "Series",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SeriesParts_SeriesId_Position_PostId_PublishedAt",
                table: "SeriesParts",
                columns: new[] { "SeriesId", "Position", "PostId", "PublishedAt" });

            // What was published before gets its list of related posts too.
            migrationBuilder.Sql("INSERT INTO \"RelatedChanges\" (\"PostId\", \"IsOwnListOnly\") SELECT \"Id\", FALSE FROM \"Posts\" WHERE \"PublishedAt\" IS NOT NULL AND \"BinnedAt\" IS NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeyWords");

            migrationBuilder.DropTable(
                name: "RelatedChanges");

            migrationBuilder.DropTable(
                name: "RelatedPosts");

            migrationBuilder.DropTable(
                name: "SeriesParts");

            migrationBuilder.DropTable(
                name: "Series");

            migrationBuilder.DropIndex(
                name: "IX_Posts_RenderedBy",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Pages_RenderedBy",
                table: "Pages");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "WorkingDrafts");

            migrationBuilder.DropColumn(
                name: "LeaveQuickly",
                table: "WorkingDrafts");

            migrationBuilder.DropColumn(
                name: "Series",
                table: "WorkingDrafts");

            migrationBuilder.DropColumn(
                name: "SeriesPlace",
                table: "WorkingDrafts");

            migrationBuilder.DropColumn(
                name: "Contents",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "LeaveQuickly",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "RenderedBy",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "RenderedBy",
                table: "Pages");

            migrationBuilder.DropColumn(
                name: "About",
                table: "AspNetUsers");
        }
    }
}
