using System.Collections.Concurrent;
using System.Data.Common;
using Blog.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests;

/// <summary>All questions that a site asks its database.</summary>
internal sealed class Commands : DbCommandInterceptor
{
    public ConcurrentQueue<Command> All { get; } = new();

    public IWebHostBuilder Watch(IWebHostBuilder web) => web.ConfigureServices(services =>
    {
        services.ConfigureDbContext<SqliteBlogDbContext>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<PostgresBlogDbContext>(options => options.AddInterceptors(this));
    });

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        All.Enqueue(new Command(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        return new(result);
    }

    public sealed record Command(string Text, IReadOnlyList<(string Name, object? Value)> Values)
    {
        /// <summary>The steps of SQLite's plan for it.</summary>
        public Task<List<string>> ExplainAsync(Site site) => site.Db(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var explain = db.Database.GetDbConnection().CreateCommand();
            explain.CommandText = $"EXPLAIN QUERY PLAN {Text}";
            foreach (var (name, value) in Values)
            {
                var parameter = explain.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                explain.Parameters.Add(parameter);
            }

            var steps = new List<string>();
            await using var reader = await explain.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                steps.Add(reader.GetString(3));
            }

            return steps;
        });
    }
}
