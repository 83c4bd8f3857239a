using System.Collections.Concurrent;
using System.Data.Common;
using Blog.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Blog.Data;

/// <summary>
/// Makes EF ask SQLite over a <see cref="SqliteSession"/>, with statements that are prepared once, as Npgsql does by itself: EF makes a new command for
/// every question, and to parse and plan its text takes SQLite longer than to answer it. All of them end with the application.
/// </summary>
internal sealed class SqliteSessions(DataFolder folder, OwnWrites writes) : DbConnectionInterceptor, IDbCommandInterceptor, IDisposable
{
    private readonly ConcurrentDictionary<SqliteSession, bool> open = new();

    public string ConnectionString { get; } = new SqliteConnectionStringBuilder { DataSource = folder.Database, ForeignKeys = true }.ConnectionString;

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
    {
        var session = new SqliteSession(ConnectionString);
        open[session] = true;
        session.Disposed += (_, _) => open.TryRemove(session, out _);
        return InterceptionResult<DbConnection>.SuppressWithResult(session);
    }

    // What brings its database up to date asks over a connection of EF's own.
    public DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        writes.Note(result.CommandText);
        return eventData.Connection is SqliteSession session ? session.Prepared((SqliteCommand)result) : result;
    }

    /// <summary>
    /// EF lets go of the contexts that wait in its pool without ending their connections. With the last of these SQLite brings its log into the database
    /// and takes it away: what is left is the one file, and another may be put in its place. Over one of them somebody may still ask who was cut off by the
    /// end: then the log stays, as after a kill.
    /// </summary>
    public void Dispose()
    {
        foreach (var session in open.Keys)
        {
            try
            {
                session.Dispose();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Whatever it is like to be asked and ended at once: the others end all the same.
            }
        }

        using var any = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(any);
    }
}
