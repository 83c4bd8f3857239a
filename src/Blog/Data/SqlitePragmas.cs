using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Blog.Data;

/// <summary>
/// Settings that SQLite keeps per connection. <c>FULL</c>: what was acknowledged survives a loss of power. <c>secure_delete</c>: what is erased is
/// overwritten, not left in the file until its place is needed.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>How long a writer waits for another one.</summary>
    public const string Patience = "PRAGMA busy_timeout=10000;";

    // foreign_keys stands in the connection string; journal_mode=WAL stays in the file.
    private const string Pragmas = $"{Patience} PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    // SQLite has no asynchronous calls; this is the same work.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
