using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Digests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "DigestForId",
                table: "OutgoingMails",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DigestPlans",
                columns: table => new
                {
                    AuthorId = table.Column<int>(type: "integer", nullable: false),
                    Rhythm = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ChosenHours = table.Column<int>(type: "integer", nullable: false),
                    QuietFrom = table.Column<int>(type: "integer", nullable: false),
                    QuietUntil = table.Column<int>(type: "integer", nullable: false),
                    WithWords = table.Column<bool>(type: "boolean", nullable: false),
                    CareBreaksThrough = table.Column<bool>(type: "boolean", nullable: false),
                    LookedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ToldOf = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ToldOfCare = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    BrokeThroughAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestPlans", x => x.AuthorId);
                    table.ForeignKey(
                        name: "FK_DigestPlans_AspNetUsers_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_DigestForId",
                table: "OutgoingMails",
                column: "DigestForId");

            migrationBuilder.AddForeignKey(
                name: "FK_OutgoingMails_AspNetUsers_DigestForId",
                table: "OutgoingMails",
                column: "DigestForId",
                principalTable: "AspNetUsers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_OutgoingMails_AspNetUsers_DigestForId",
                table: "OutgoingMails");

            migrationBuilder.DropTable(
                name: "DigestPlans");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMails_DigestForId",
                table: "OutgoingMails");

            migrationBuilder.DropColumn(
                name: "DigestForId",
                table: "OutgoingMails");
        }
    }
}
