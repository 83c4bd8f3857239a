using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Blog.Data;

/// <summary>
/// Makes EF ask SQLite over a <see cref="SqliteSession"/>, with statements that are prepared once, as Npgsql does by itself: EF makes a new command for
/// every question, and to parse and plan its text takes SQLite longer than to answer it.
/// </summary>
internal sealed class SqliteSessions(string connectionString, OwnWrites writes) : DbConnectionInterceptor, IDbCommandInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new SqliteSession(connectionString));

    // What brings its database up to date asks over a connection of EF's own.
    public DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        writes.Note(result.CommandText);
        return eventData.Connection is SqliteSession session ? session.Prepared((SqliteCommand)result) : result;
    }
}
