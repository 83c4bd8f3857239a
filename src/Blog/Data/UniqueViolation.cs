using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Blog.Data;

/// <summary>How a database says that somebody else was first.</summary>
public static class UniqueViolation
{
    // https://www.sqlite.org/rescode.html#constraint_unique and #constraint_primarykey
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    /// <summary>All that a full-text table says when its row is there already.</summary>
    private const int SqliteVirtualTable = 19;

    /// <summary>Another save was first, with the same row or with the same unique value: what was read before is not what is there now.</summary>
    public static bool IsRace(this DbUpdateException exception) => exception is DbUpdateConcurrencyException || exception.IsUniqueViolation();

    public static bool IsUniqueViolation(this DbUpdateException exception) => exception.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey or SqliteVirtualTable,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };
}
