using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Blog.Data;

/// <summary>
/// A connection to SQLite that stays open as long as its pooled context lives, with what it has learnt: its settings and its prepared statements. To
/// open one anew, as EF does for each use of a context, costs as much as a few queries. Between two uses it holds no lock.
/// </summary>
/// <remarks>
/// <c>FULL</c>: what was acknowledged survives a loss of power. <c>secure_delete</c>: what is erased is overwritten, not left in the file until its
/// place is needed. EF's own functions, for decimals and regular expressions in queries, are not there: nothing asks for them.
/// </remarks>
internal sealed class SqliteSession(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>How long a writer waits for another one.</summary>
    public const string Patience = "PRAGMA busy_timeout=10000;";

    // foreign_keys stands in the connection string; journal_mode=WAL stays in the file.
    private const string Settings = $"{Patience} PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";

    /// <summary>Texts that are kept prepared: more than all pages of a reader have together. Then all begin anew.</summary>
    private const int MostStatements = 64;

    /// <summary>Characters or bytes of a value that a statement may hold on to until it is asked again.</summary>
    private const int LargestValue = 16 * 1024;

    private readonly Dictionary<string, SqliteStatement> statements = [];

    public override void Open()
    {
        base.Open();
        // The query planner stability guarantee: without it, a statement is translated anew each time if a value it gets could decide whether a
        // partial index serves it.
        raw.sqlite3_db_config(Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        using var command = CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    /// <summary>Ends what is under way, and no more than that; see <see cref="Dispose"/>.</summary>
    public override void Close() => Transaction?.Dispose();

    /// <summary>The command that was prepared for the same text before, with everything else taken from <paramref name="command"/>.</summary>
    public SqliteCommand Prepared(SqliteCommand command)
    {
        var text = command.CommandText;
        // Some pragmas act when they are prepared, and not again.
        if (text.StartsWith("PRAGMA", StringComparison.Ordinal) || command.Parameters.Cast<SqliteParameter>().Any(IsLarge))
        {
            return command;
        }

        if (!statements.TryGetValue(text, out var statement))
        {
            if (statements.Count == MostStatements)
            {
                ForgetStatements();
            }

            statements[text] = statement = new SqliteStatement(text, this);
        }

        if (!statement.TryTake(command))
        {
            return command;
        }

        // EF will not, and a connection keeps a note of each of its commands until then: this one, which stays open, for ever.
        command.Dispose();
        return statement;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ForgetStatements();
            base.Close();
        }

        base.Dispose(disposing);
    }

    private static bool IsLarge(SqliteParameter parameter) => parameter.Value is string { Length: > LargestValue } or byte[] { Length: > LargestValue };

    private void ForgetStatements()
    {
        foreach (var statement in statements.Values)
        {
            statement.End();
        }

        statements.Clear();
    }
}
