using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Blog.Data;

/// <summary>How a database says that somebody else was first.</summary>
public static class WriteConflicts
{
    // https://www.sqlite.org/rescode.html#constraint_unique and #constraint_primarykey
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    /// <summary>All that a full-text table says when its row is there already.</summary>
    private const int SqliteVirtualTable = 19;

    // https://www.sqlite.org/rescode.html#constraint_foreignkey
    private const int SqliteForeignKey = 787;

    /// <summary>
    /// Another save was first, with the same row, with the same unique value or with the end of a row that this one belongs to: what was read before is
    /// not what is there now. Or two waited for each other, and the database let the other go on.
    /// </summary>
    public static bool IsRace(this DbUpdateException exception) => exception is DbUpdateConcurrencyException || exception.IsUniqueViolation() || exception.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode == SqliteForeignKey,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.DeadlockDetected,
        _ => false,
    };

    public static bool IsUniqueViolation(this DbUpdateException exception) => exception.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey or SqliteVirtualTable,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };
}
