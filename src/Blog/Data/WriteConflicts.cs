using System.Data.Common;
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
    public static bool IsRace(this Exception exception) => exception is DbUpdateConcurrencyException || exception.IsUniqueViolation() || exception.Refusal() switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode == SqliteForeignKey,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.DeadlockDetected,
        _ => false,
    };

    /// <summary>As below, with <see cref="Tries.Few"/> attempts.</summary>
    public static Task<T> UntilWonAsync<T>(this BlogDbContext db, Func<Task<T>> attempt) => db.UntilWonAsync(Tries.Few, attempt);

    /// <summary>Reads, changes and saves; when another save was first, it begins again with what that one left. Whoever loses the last race is told.</summary>
    /// <param name="db">Has read nothing at the beginning of an attempt.</param>
    /// <param name="most">The most attempts; see <see cref="Tries"/>.</param>
    /// <param name="attempt">May be done again from its beginning up to the save.</param>
    public static async Task<T> UntilWonAsync<T>(this BlogDbContext db, int most, Func<Task<T>> attempt)
    {
        for (var tries = 1; ; tries++)
        {
            db.ChangeTracker.Clear();
            try
            {
                return await attempt();
            }
            catch (Exception exception) when (tries < most && exception.IsRace())
            {
                // The next round reads what won.
            }
        }
    }

    /// <summary>Saves a change of rows, anew for as long as others save the same ones in the same moment.</summary>
    /// <param name="db">Where; what it has read before is forgotten.</param>
    /// <param name="change">Reads the rows and changes them. False: there is nothing to save.</param>
    /// <param name="cancel">Ends the work.</param>
    public static Task SaveAsReadAsync(this BlogDbContext db, Func<Task<bool>> change, CancellationToken cancel) => db.UntilWonAsync(async () =>
    {
        var isChanged = await change();
        if (isChanged)
        {
            await db.SaveChangesAsync(cancel);
        }

        return isChanged;
    });

    public static bool IsUniqueViolation(this Exception exception) => exception.Refusal() switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey or SqliteVirtualTable,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };

    /// <summary>
    /// What the database said. EF wraps it up when it saves, and leaves it as it is in a statement beside the save; Npgsql wraps up what it takes for
    /// passing, as when two wait for each other.
    /// </summary>
    internal static DbException? Refusal(this Exception exception) => exception switch
    {
        DbException refusal => refusal,
        DbUpdateException { InnerException: DbException refusal } => refusal,
        InvalidOperationException { InnerException: DbException or DbUpdateException } => exception.InnerException.Refusal(),
        _ => null,
    };
}
