using System.Data.Common;
using Blog.Comments.Erasure;
using Blog.Comments.Keys;
using Blog.Hosting;
using Blog.Posts;
using Blog.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SQLitePCL;

namespace Blog.Data;

/// <summary>Brings the database to the state that this version of the program needs, or says in one sentence why it cannot.</summary>
internal sealed class DatabaseStart(IServiceScopeFactory scopes, DataFolder folder)
{
    /// <summary>Bytes of a file that is read through at every start: a tenth of a second. A larger one is trusted until a page of it fails.</summary>
    private const long LargestQuickCheck = 64 * 1024 * 1024;

    private const string MigratedElsewhere = "Another process is migrating this database right now; start again when it is done.";

    /// <summary>For serving: SQLite is migrated, PostgreSQL only when it is empty; several nodes must not migrate behind each other's back.</summary>
    public async Task PrepareAsync(CancellationToken cancel = default)
    {
        await using var turn = scopes.CreateAsyncScope();
        await WaitForTurnAsync(turn.ServiceProvider.GetRequiredService<BlogDbContext>(), cancel);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var (applied, pending) = await ReadHistoryAsync(db, cancel);
        if (pending.Count > 0)
        {
            if (applied.Count > 0 && !db.Database.IsSqlite())
            {
                throw new StartupException("The database is older than this program; run the verb \"migrate\" once, then start again.");
            }

            await ApplyAsync(db, cancel);
        }

        await CatchUpAsync(scope.ServiceProvider, db, cancel);
    }

    /// <summary>The verb <c>migrate</c>.</summary>
    public async Task MigrateAsync(CancellationToken cancel = default)
    {
        await using var turn = scopes.CreateAsyncScope();
        await WaitForTurnAsync(turn.ServiceProvider.GetRequiredService<BlogDbContext>(), cancel);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        await ReadHistoryAsync(db, cancel);
        await ApplyAsync(db, cancel);
        await CatchUpAsync(scope.ServiceProvider, db, cancel);
    }

    // In a transaction beside the work, which lasts until all is done: whoever has waited reads the history that the other has left. For SQLite the folder
    // is held, while it is migrated.
    private static async Task WaitForTurnAsync(BlogDbContext db, CancellationToken cancel)
    {
        if (db.Database.IsSqlite())
        {
            return;
        }

        try
        {
            await BeginAsync(db, cancel);
            await db.HoldUpgradeAsync(cancel);
        }
        catch (Exception exception) when (exception.Refusal() is { } refusal)
        {
            throw new StartupException(refusal is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } ? MigratedElsewhere : ExplainPostgres(db, refusal), exception);
        }
    }

    // Before the very first start there may be no database to begin anything in.
    private static async Task BeginAsync(BlogDbContext db, CancellationToken cancel)
    {
        try
        {
            await db.Database.BeginTransactionAsync(cancel);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateAsync(db, cancel);
            await db.Database.BeginTransactionAsync(cancel);
        }
    }

    private static async Task CreateAsync(BlogDbContext db, CancellationToken cancel)
    {
        try
        {
            await db.GetService<IRelationalDatabaseCreator>().CreateAsync(cancel);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // Another was first, which is as good.
        }
    }

    // What a migration in SQL cannot do.
    private static async Task CatchUpAsync(IServiceProvider services, BlogDbContext db, CancellationToken cancel)
    {
        await MachineLocale.CheckAsync(db, cancel);
        await KeptCounts.CatchUpAsync(db, cancel);
        await services.GetRequiredService<CommentKeys>().RehashAsync(db, cancel);
        if (await services.GetRequiredService<WithdrawalLedger>().ReplayAsync(cancel) > 0)
        {
            await services.GetRequiredService<Purge>().RunAsync(cancel);
        }
    }

    private async Task<(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending)> ReadHistoryAsync(BlogDbContext db, CancellationToken cancel)
    {
        folder.Prepare();
        try
        {
            if (db.Database.IsSqlite())
            {
                await CheckSqliteFileAsync(cancel);
            }

            var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
            var known = db.Database.GetMigrations().ToList();
            return applied.Except(known).Any()
                ? throw new StartupException("The database was written by a newer version of this program; start that version, or restore an older backup.")
                : (applied, known.Except(applied).ToList());
        }
        catch (DbException exception)
        {
            throw new StartupException(Explain(db, exception), exception);
        }
    }

    // Over a connection of its own, and without EF's way of asking, which has to make its model first: one that has searched before would compare a
    // full-text index that another has changed with what it remembers of it, and call it damaged.
    private async Task CheckSqliteFileAsync(CancellationToken cancel)
    {
        // SQLite would throw it away beside a new database.
        if (!File.Exists(folder.Database) && new FileInfo($"{folder.Database}-wal") is { Exists: true, Length: > 0 })
        {
            throw new StartupException($"The database {folder.Database} is gone, and blog.db-wal holds what was written last; bring it back, or remove blog.db-wal and blog.db-shm.");
        }

        folder.CreateDatabase();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.Database, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        // A log that belongs to another database would be mixed into this one for good when it is closed, also after it was refused.
        raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
        // A file that may only be read is opened all the same.
        if (raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
        {
            throw new StartupException($"The database {folder.Database} cannot be written by the user that runs this program; give it to that user, with what lies beside it.");
        }

        await AskAsync(connection, "PRAGMA journal_mode=WAL;", cancel);
        if (new FileInfo(folder.Database).Length > LargestQuickCheck)
        {
            return;
        }

        var verdict = await AskAsync(connection, "PRAGMA quick_check(1);", cancel);
        if (verdict != "ok")
        {
            throw new StartupException(Damaged(verdict));
        }
    }

    private static async Task<string?> AskAsync(SqliteConnection connection, string pragma, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    private async Task ApplyAsync(BlogDbContext db, CancellationToken cancel)
    {
        try
        {
            if (db.Database.IsSqlite())
            {
                await using var alone = HoldFolder();
                await ClearStaleLockAsync(db, cancel);
                await db.Database.MigrateAsync(cancel);
            }
            else
            {
                await db.Database.MigrateAsync(cancel);
            }
        }
        catch (DbException exception)
        {
            throw new StartupException(Explain(db, exception), exception);
        }
    }

    // The operating system lets go of it when the process dies, however it dies.
    private FileStream HoldFolder()
    {
        try
        {
            return new FileStream(Path.Combine(folder.Root, ".migrating"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StartupException($"The database cannot be migrated: {exception.Message} Has another user of this machine run a verb?", exception);
        }
        catch (IOException exception)
        {
            throw new StartupException(MigratedElsewhere, exception);
        }
    }

    // A start that was killed while migrating leaves a row behind for which every later start would wait for ever. We hold the folder, so
    // such a row is nobody's.
    private static Task<int> ClearStaleLockAsync(BlogDbContext db, CancellationToken cancel) => db.Database.ExecuteSqlRawAsync(
        """
        CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
        DELETE FROM "__EFMigrationsLock";
        """,
        cancel);

    // The log is of a process that was killed; it may be what does not go with this database.
    private string Damaged(string? how) => new FileInfo($"{folder.Database}-wal") is { Exists: true, Length: > 0 }
        ? $"The database {folder.Database} is damaged ({how}); remove blog.db-wal and blog.db-shm beside it, and restore it from a backup."
        : $"The database {folder.Database} is damaged ({how}); restore it from a backup.";

    private string Explain(BlogDbContext db, DbException exception) => exception switch
    {
        SqliteException { SqliteErrorCode: 11 or 26 } => Damaged(exception.Message),
        SqliteException => $"The database {folder.Database} cannot be used: {exception.Message}",
        _ => ExplainPostgres(db, exception),
    };

    private static string ExplainPostgres(BlogDbContext db, DbException exception) => exception is PostgresException
        ? $"The database {db.Database.GetDbConnection().Database} cannot be used: {exception.Message}"
        : $"The database {db.Database.GetDbConnection().Database} cannot be reached: {exception.Message}";
}
