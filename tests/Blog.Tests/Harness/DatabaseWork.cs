using System.Collections.Concurrent;
using System.Data.Common;
using Blog.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace Blog.Tests;

/// <summary>How much SQLite does for a site, in steps of its virtual machine: unlike time the same on every machine. Each row that is walked along is some steps more.</summary>
internal sealed class DatabaseWork : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<SqliteConnection, bool> counted = new();
    private long steps;

    public IWebHostBuilder Watch(IWebHostBuilder web) =>
        web.ConfigureServices(services => services.ConfigureDbContext<SqliteBlogDbContext>(options => options.AddInterceptors(this)));

    /// <summary>The steps since it was asked before.</summary>
    public long Take() => Interlocked.Exchange(ref steps, 0);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.Connection is SqliteConnection connection && counted.TryAdd(connection, true))
        {
            raw.sqlite3_progress_handler(connection.Handle, 1, Count, null);
        }

        return new(result);
    }

    // SQLite goes on after zero.
    private int Count(object _)
    {
        Interlocked.Increment(ref steps);
        return 0;
    }
}
