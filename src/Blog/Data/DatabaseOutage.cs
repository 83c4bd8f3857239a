using Microsoft.Data.Sqlite;
using Npgsql;

namespace Blog.Data;

/// <summary>How a database says that it is not there, or cannot take anything: for the host to mend, and no stack would say more about it.</summary>
internal static class DatabaseOutage
{
    // https://www.sqlite.org/rescode.html: SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL and SQLITE_CANTOPEN.
    private static readonly int[] OfSqlite = [8, 10, 13, 14];

    public static bool IsOutage(this Exception exception) => exception.Refusal() switch
    {
        SqliteException sqlite => OfSqlite.Contains(sqlite.SqliteErrorCode),
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        NpgsqlException { IsTransient: true } => true,
        _ => false,
    };

    /// <summary>Logs what has failed: an outage in one line with its reason, all else with where it came from.</summary>
    /// <param name="log">Where it goes.</param>
    /// <param name="exception">What came of it.</param>
    /// <param name="failure">A sentence, without the full stop.</param>
    public static void LogFailure(this ILogger log, Exception exception, string failure)
    {
        if (exception.IsOutage())
        {
            log.LogError("{Failure}, as the database cannot be used: {Reason}", failure, exception.Refusal()!.Message.ReplaceLineEndings(" "));
        }
        else
        {
            log.LogError(exception, "{Failure}.", failure);
        }
    }
}
