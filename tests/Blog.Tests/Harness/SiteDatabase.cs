using Blog.Data;
using Blog.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Blog.Tests;

/// <summary>A database for one site: a copy of one that was migrated and filled once in this run.</summary>
internal sealed class SiteDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> EmptySqlite = new(() => MakeSqliteAsync(_ => Task.CompletedTask));
    private static readonly Lazy<Task<string>> SetUpSqlite = new(() => MakeSqliteAsync(SetUpAsync));
    private static readonly Lazy<Task<string>> EmptyPostgres = new(() => MakePostgresAsync("blog_empty", _ => Task.CompletedTask));
    private static readonly Lazy<Task<string>> SetUpPostgres = new(() => MakePostgresAsync("blog_template", SetUpAsync));

    private static int count;

    private readonly Database kind;
    private readonly string name;

    private SiteDatabase(Database kind, string name, string connectionString)
    {
        this.kind = kind;
        this.name = name;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Makes the database of the site that keeps its state in <paramref name="folder"/>.</summary>
    public static async Task<SiteDatabase> CreateAsync(Database kind, string folder, bool isSetUp)
    {
        if (kind == Database.Sqlite)
        {
            var file = Path.Combine(folder, "blog.db");
            File.Copy(await (isSetUp ? SetUpSqlite : EmptySqlite).Value, file);
            return new SiteDatabase(kind, file, new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ConnectionString);
        }

        var template = await (isSetUp ? SetUpPostgres : EmptyPostgres).Value;
        var cluster = await PostgresCluster.OfThisRunAsync();
        var name = $"site_{Interlocked.Increment(ref count)}";
        await cluster.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy");
        return new SiteDatabase(kind, name, cluster.ConnectionString(name));
    }

    public async ValueTask DisposeAsync()
    {
        if (kind == Database.Sqlite)
        {
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
        else
        {
            // As the site knows it: each spelling has a pool of its own.
            await using var connection = new NpgsqlConnection(DataServices.ForShortQueries(ConnectionString));
            NpgsqlConnection.ClearPool(connection);
            await (await PostgresCluster.OfThisRunAsync()).ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task<string> MakeSqliteAsync(Func<BlogDbContext, Task> fill)
    {
        var file = Path.Combine(Scratch.Folder("template"), "blog.db");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        // Without a pool, so that closing moves all of it from the log into the one file that is copied.
        var options = new DbContextOptionsBuilder<SqliteBlogDbContext>().UseSqlite($"Data Source={file};Pooling=False").UseIdentityTables().Options;
        await using var db = new SqliteBlogDbContext(options);
        await db.Database.MigrateAsync();
        await fill(db);
        return file;
    }

    private static async Task<string> MakePostgresAsync(string name, Func<BlogDbContext, Task> fill)
    {
        var connection = $"{(await PostgresCluster.OfThisRunAsync()).ConnectionString(name)};Pooling=false";
        await using var db = new PostgresBlogDbContext(new DbContextOptionsBuilder<PostgresBlogDbContext>().UseNpgsql(connection).UseIdentityTables().Options);
        await db.Database.MigrateAsync();
        await fill(db);
        return name;
    }

    private static async Task SetUpAsync(BlogDbContext db)
    {
        db.Settings.Add(new SiteSettings { Name = "The Long Table", Tagline = "Notes on eating together", Language = "en-GB", TimeZone = "Europe/Lisbon" });
        foreach (var person in People.All)
        {
            var author = person.ToAuthor(Site.Opening);
            db.Users.Add(author);
            await db.SaveChangesAsync();
            var role = await db.Roles.SingleAsync(role => role.Name == person.Role);
            db.UserRoles.Add(new IdentityUserRole<int> { UserId = author.Id, RoleId = role.Id });
            await db.SaveChangesAsync();
        }
    }
}
