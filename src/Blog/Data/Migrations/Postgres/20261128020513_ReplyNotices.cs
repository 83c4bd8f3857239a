using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ReplyNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ForCommentId",
                table: "OutgoingMails",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_CommentId_ForCommentId",
                table: "OutgoingMails",
                columns: new[] { "CommentId", "ForCommentId" },
                unique: true,
                filter: "\"ForCommentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_ForCommentId",
                table: "OutgoingMails",
                column: "ForCommentId");

            migrationBuilder.AddForeignKey(
                name: "FK_OutgoingMails_Comments_ForCommentId",
                table: "OutgoingMails",
                column: "ForCommentId",
                principalTable: "Comments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_OutgoingMails_Comments_ForCommentId",
                table: "OutgoingMails");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMails_CommentId_ForCommentId",
                table: "OutgoingMails");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMails_ForCommentId",
                table: "OutgoingMails");

            migrationBuilder.DropColumn(
                name: "ForCommentId",
                table: "OutgoingMails");
        }
    }
}
