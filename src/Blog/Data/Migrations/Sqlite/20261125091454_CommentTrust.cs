using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CommentTrust : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CommentEmailDays",
                table: "Settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 90);

            migrationBuilder.AddColumn<bool>(
                name: "CommentWebsites",
                table: "Settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "CommentsInSearchEngines",
                table: "Settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "CommentId",
                table: "OutgoingMails",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ForgetsRecipient",
                table: "OutgoingMails",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "AuthorsSentence",
                table: "Comments",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ContentNote",
                table: "Comments",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "EmailConfirmedAt",
                table: "Comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EmailUsedAt",
                table: "Comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsPrivate",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsTrusted",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "ThreadAt",
                table: "Comments",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "WaitingSince",
                table: "Comments",
                type: "TEXT",
                nullable: true);

            // Where a conversation began, who waits, and when an address was given, for what is there already.
            migrationBuilder.Sql(
                """
                WITH RECURSIVE "Threads" ("Id", "At") AS (
                    SELECT "Id", "CreatedAt" FROM "Comments" WHERE "ParentId" IS NULL
                    UNION ALL
                    SELECT "Comments"."Id", "Threads"."At" FROM "Comments" JOIN "Threads" ON "Comments"."ParentId" = "Threads"."Id")
                UPDATE "Comments" SET "ThreadAt" = (SELECT "At" FROM "Threads" WHERE "Threads"."Id" = "Comments"."Id");
                """);
            migrationBuilder.Sql("""UPDATE "Comments" SET "WaitingSince" = COALESCE("EditedAt", "CreatedAt") WHERE "State" = 'Pending';""");
            migrationBuilder.Sql("""UPDATE "Comments" SET "EmailUsedAt" = COALESCE("EditedAt", "CreatedAt") WHERE "Email" <> '';""");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Comments_State",
                table: "Comments");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Comments_Withdrawn_Empty",
                table: "Comments");

            migrationBuilder.CreateTable(
                name: "CommentEdits",
                columns: table => new
                {
                    CommentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Website = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ContentNote = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Html = table.Column<string>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsDeclined = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentEdits", x => x.CommentId);
                    table.CheckConstraint("CK_CommentEdits_Body_Length", "length(\"Body\") <= 10000");
                    table.CheckConstraint("CK_CommentEdits_ContentNote_Length", "length(\"ContentNote\") <= 120");
                    table.CheckConstraint("CK_CommentEdits_Name_Length", "length(\"Name\") <= 80");
                    table.CheckConstraint("CK_CommentEdits_Website_Length", "length(\"Website\") <= 200");
                    table.ForeignKey(
                        name: "FK_CommentEdits_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CommentProposals",
                columns: table => new
                {
                    CommentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ContentNote = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Html = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentProposals", x => x.CommentId);
                    table.CheckConstraint("CK_CommentProposals_Body_Length", "length(\"Body\") <= 10000");
                    table.CheckConstraint("CK_CommentProposals_ContentNote_Length", "length(\"ContentNote\") <= 120");
                    table.CheckConstraint("CK_CommentProposals_Name_Length", "length(\"Name\") <= 80");
                    table.ForeignKey(
                        name: "FK_CommentProposals_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Secrets",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SealedValue = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Secrets", x => x.Name);
                    table.CheckConstraint("CK_Secrets_Name_Length", "length(\"Name\") <= 60");
                });

            migrationBuilder.CreateTable(
                name: "Withdrawals",
                columns: table => new
                {
                    KeyHash = table.Column<byte[]>(type: "BLOB", maxLength: 24, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PurgedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Withdrawals", x => x.KeyHash);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_CommentId",
                table: "OutgoingMails",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_EmailUsedAt",
                table: "Comments",
                column: "EmailUsedAt",
                filter: "\"EmailUsedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_PostId_ThreadAt_Id",
                table: "Comments",
                columns: new[] { "PostId", "ThreadAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_WaitingSince_Id",
                table: "Comments",
                columns: new[] { "WaitingSince", "Id" },
                filter: "\"WaitingSince\" IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Comments_AuthorsSentence_Length",
                table: "Comments",
                sql: "length(\"AuthorsSentence\") <= 500");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Comments_ContentNote_Length",
                table: "Comments",
                sql: "length(\"ContentNote\") <= 120");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Comments_Email_Dated",
                table: "Comments",
                sql: "(\"Email\" = '') = (\"EmailUsedAt\" IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Comments_Private_NeverPublic",
                table: "Comments",
                sql: "NOT \"IsPrivate\" OR (\"State\" IN ('Pending', 'Read', 'Spam', 'Withdrawn') AND (\"StateBefore\" IS NULL OR \"StateBefore\" IN ('Pending', 'Read', 'Spam', 'Withdrawn')))");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Comments_Read_OnlyPrivate",
                table: "Comments",
                sql: "\"State\" <> 'Read' OR \"IsPrivate\"");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Comments_State",
                table: "Comments",
                sql: "\"State\" IN ('Pending', 'Approved', 'Declined', 'Spam', 'Withdrawn', 'Read')");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Comments_Withdrawn_Empty",
                table: "Comments",
                sql: "\"State\" <> 'Withdrawn' OR (\"Body\" = '' AND \"Html\" = '' AND \"Name\" = '' AND \"Email\" = '' AND \"Website\" = '' AND \"ContentNote\" = '')");

            migrationBuilder.CreateIndex(
                name: "IX_Withdrawals_WithdrawnAt",
                table: "Withdrawals",
                column: "WithdrawnAt",
                filter: "\"PurgedAt\" IS NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_OutgoingMails_Comments_CommentId",
                table: "OutgoingMails",
                column: "CommentId",
                principalTable: "Comments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_OutgoingMails_Comments_CommentId",
                table: "OutgoingMails");

            migrationBuilder.DropTable(
                name: "CommentEdits");

            migrationBuilder.DropTable(
                name: "CommentProposals");

            migrationBuilder.DropTable(
                name: "Secrets");

            migrationBuilder.DropTable(
                name: "Withdrawals");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMails_CommentId",
                table: "OutgoingMails");

            migrationBuilder.DropIndex(
                name: "IX_Comments_EmailUsedAt",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_PostId_ThreadAt_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_WaitingSince_Id",
                table: "Comments");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Comments_AuthorsSentence_Length",
                table: "Comments");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Comments_ContentNote_Length",
                table: "Comments");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Comments_Email_Dated",
                table: "Comments");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Comments_Private_NeverPublic",
                table: "Comments");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Comments_Read_OnlyPrivate",
                table: "Comments");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Comments_State",
                table: "Comments");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Comments_Withdrawn_Empty",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "CommentEmailDays",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "CommentWebsites",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "CommentsInSearchEngines",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "CommentId",
                table: "OutgoingMails");

            migrationBuilder.DropColumn(
                name: "ForgetsRecipient",
                table: "OutgoingMails");

            migrationBuilder.DropColumn(
                name: "AuthorsSentence",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "ContentNote",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "EmailConfirmedAt",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "EmailUsedAt",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "IsPrivate",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "IsTrusted",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "ThreadAt",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "WaitingSince",
                table: "Comments");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Comments_State",
                table: "Comments",
                sql: "\"State\" IN ('Pending', 'Approved', 'Declined', 'Spam', 'Withdrawn')");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Comments_Withdrawn_Empty",
                table: "Comments",
                sql: "\"State\" <> 'Withdrawn' OR (\"Body\" = '' AND \"Html\" = '' AND \"Name\" = '' AND \"Email\" = '' AND \"Website\" = '')");
        }
    }
}
