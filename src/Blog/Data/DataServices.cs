using Blog.Comments.Replies;
using Blog.Hosting;
using Blog.Hosting.Limits;
using Blog.Hosting.PageCache;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Blog.Data;

internal static class DataServices
{
    /// <summary>Contexts of SQLite that are kept for the next request, each with its connection: enough for those who make pages and for those who write.</summary>
    internal static readonly int PoolSize = Math.Max(16, PageTurns.OnSqlite);

    private const string PreparedQueries = "Max Auto Prepare";

    /// <summary>The context of the database that the configuration names.</summary>
    public static IServiceCollection AddBlogData(this IServiceCollection services, DatabaseProvider provider)
    {
        services.AddSingleton<DatabaseStart>();
        services.AddSingleton<OwnWrites>();
        services.AddSingleton<DatabaseFile>();
        return provider switch
        {
            DatabaseProvider.Sqlite => services.AddSingleton<SqliteSessions>().AddHostedService<DatabaseWatch>().AddDbContextPool<BlogDbContext, SqliteBlogDbContext>(UseSqlite, PoolSize),
            DatabaseProvider.PostgreSQL => services.AddDbContextPool<BlogDbContext, PostgresBlogDbContext>(UsePostgres),
            _ => throw new StartupException($"The database provider {provider} is unknown; use Sqlite or PostgreSQL."),
        };
    }

    private static void UseSqlite(IServiceProvider services, DbContextOptionsBuilder options)
    {
        var sessions = services.GetRequiredService<SqliteSessions>();
        options.UseSqlite(sessions.ConnectionString)
            .AddInterceptors(sessions, services.GetRequiredService<Evictions>(), services.GetRequiredService<RepliesMadePublic>())
            // SQLite changes a column by copying its table, with foreign keys off meanwhile, which no transaction can hold: nothing the host could mend.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));
    }

    private static void UsePostgres(IServiceProvider services, DbContextOptionsBuilder options)
    {
        var connection = services.GetRequiredService<IOptions<BlogOptions>>().Value.Database.ConnectionString
            ?? throw new StartupException("PostgreSQL needs Blog:Database:ConnectionString in the configuration.");
        options.UseNpgsql(ForShortQueries(connection)).AddInterceptors(services.GetRequiredService<Evictions>(), services.GetRequiredService<RepliesMadePublic>());
    }

    // Ours are short and always the same, so each session plans them once. PostgreSQL compiles a query that it believes to be dear, which takes a hundred
    // times as long as any of ours runs: its guesses about tables that are small or new are high. A session that is asked so when it begins stays so.
    // Whoever gives options of their own says what holds; behind a pool that lends its sessions by the transaction, that is "Max Auto Prepare=0".
    internal static string ForShortQueries(string connection)
    {
        var builder = Read(connection);
        builder.Options ??= "-c jit=off";
        builder.MaxAutoPrepare = builder.ShouldSerialize(PreparedQueries) ? builder.MaxAutoPrepare : 100;
        return builder.ConnectionString;
    }

    private static NpgsqlConnectionStringBuilder Read(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new StartupException($"Blog:Database:ConnectionString cannot be read: {exception.Message}", exception);
        }
    }
}
