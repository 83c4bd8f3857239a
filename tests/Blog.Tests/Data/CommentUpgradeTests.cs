using System.Security.Cryptography;
using System.Text;
using Blog.Comments.Keys;
using Blog.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Data;

/// <summary>A database that was written before comments had conversations, private notes and keyed hashes.</summary>
public sealed class CommentUpgradeTests
{
    private const string Before = "Snippets";

    [Theory]
    [OnEachDatabase]
    public async Task Nothing_is_lost_and_what_is_new_is_filled(Database database)
    {
        var folder = Scratch.Folder("upgrade");
        await using var db = await CreateAsync(database, folder);
        await MigrateAsync(db, Before);
        await FillAsync(db);

        await db.Database.MigrateAsync();

        db.ChangeTracker.Clear();
        var comments = await db.Comments.OrderBy(comment => comment.Id).ToListAsync();
        Assert.Equal(["first", "second", "answer", "deep"], comments.Select(comment => comment.Body));
        Assert.Equal(At(0), comments[2].ThreadAt);
        Assert.Equal(At(0), comments[3].ThreadAt);
        Assert.Equal(At(1), comments[1].ThreadAt);
        Assert.Equal([null, At(1), null, null], comments.Select(comment => comment.WaitingSince));
        Assert.Equal([At(0), null, null, null], comments.Select(comment => comment.EmailUsedAt));
        Assert.All(comments, comment => Assert.False(comment.IsPrivate));
        Assert.Equal([1, 0, 1, 0], comments.Select(comment => comment.PublicAnswers));
        Assert.Equal([true, false, true, true], comments.Select(comment => comment.HasPlace));
        Assert.Equal(3, await db.Posts.Select(post => post.PublicComments).SingleAsync());
        await db.DisposeAsync();
        if (database == Database.Sqlite)
        {
            SqliteConnection.ClearAllPools();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Private_links_from_before_go_on_working_and_no_plain_hash_is_left(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).Saying("From long ago"));
        var plain = SHA256.HashData(Encoding.UTF8.GetBytes("an old key"));
        await site.Db(db => db.Comments.ExecuteUpdateAsync(set => set.SetProperty(comment => comment.KeyHash, plain)));

        await using (var scope = site.Services.CreateAsyncScope())
        {
            var keys = scope.ServiceProvider.GetRequiredService<CommentKeys>();
            var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
            await keys.RehashAsync(db, TestContext.Current.CancellationToken);
            // Again changes nothing.
            await keys.RehashAsync(db, TestContext.Current.CancellationToken);
        }

        Assert.Equal(CommentKeys.HashBytes, (await site.Db(db => db.Comments.AsNoTracking().SingleAsync())).KeyHash!.Length);
        Assert.True((await site.Visitor.OpenAsync("/comments/an old key")).Has("From long ago"));
    }

    private static DateTimeOffset At(int minute) => Site.Opening.AddMinutes(minute);

    private static async Task<BlogDbContext> CreateAsync(Database database, string folder)
    {
        if (database == Database.Sqlite)
        {
            return new SqliteBlogDbContext(new DbContextOptionsBuilder<SqliteBlogDbContext>()
                .UseSqlite($"Data Source={Path.Combine(folder, "blog.db")}").UseIdentityTables().Options);
        }

        var cluster = await PostgresCluster.OfThisRunAsync();
        await cluster.ExecuteAsync("CREATE DATABASE comment_upgrade");
        return new PostgresBlogDbContext(new DbContextOptionsBuilder<PostgresBlogDbContext>().UseNpgsql(cluster.ConnectionString("comment_upgrade")).UseIdentityTables().Options);
    }

    private static Task MigrateAsync(BlogDbContext db, string name) =>
        db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().Single(migration => migration.EndsWith($"_{name}", StringComparison.Ordinal)));

    // In SQL, as the model has gone on.
    private static async Task FillAsync(BlogDbContext db)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AspNetUsers" ("Id", "Name", "About", "CreatedAt", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
            VALUES (1, 'Ines', '', {At(0).UtcDateTime}, FALSE, FALSE, FALSE, FALSE, 0)
            """);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Posts" ("Id", "Uid", "AuthorId", "Title", "Slug", "Language", "Summary", "Body", "Html", "Excerpt", "Contents", "Words", "ReadingMinutes", "RenderedBy",
                "CommentsOpen", "LeaveQuickly", "WasPublic", "CreatedAt", "ChangedAt", "Version")
            VALUES (1, {Guid.NewGuid()}, 1, 'Soup', 'soup', '', '', '', '', '', '', 0, 0, 0, TRUE, FALSE, FALSE, {At(0).UtcDateTime}, {At(0).UtcDateTime}, 1)
            """);
        await InsertAsync(db, 1, null, "Approved", "first", "rosa@example.org");
        await InsertAsync(db, 2, null, "Pending", "second", "");
        await InsertAsync(db, 3, 1, "Approved", "answer", "");
        await InsertAsync(db, 4, 3, "Approved", "deep", "");
    }

    private static Task<int> InsertAsync(BlogDbContext db, int id, int? parent, string state, string body, string email) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "Comments" ("Id", "PostId", "ParentId", "State", "Name", "Email", "Website", "Body", "Html", "Suspicion", "CreatedAt", "Version")
        VALUES ({id}, 1, {parent}, {state}, 'Rosa', {email}, '', {body}, '', '', {At(id - 1).UtcDateTime}, 1)
        """);
}
