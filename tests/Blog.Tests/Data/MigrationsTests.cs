using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Data;

public sealed class MigrationsTests
{
    [Fact]
    public void Every_change_of_the_model_has_its_migration_for_sqlite()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Every_change_of_the_model_has_its_migration_for_postgres()
    {
        using var db = new PostgresDesignTimeFactory().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Several_that_start_on_an_empty_database_at_once_all_find_it_migrated()
    {
        Assert.SkipWhen(Needs.OrFail(PostgresCluster.Missing) is not null, PostgresCluster.Missing ?? "");
        await using var site = await Site.StartEmptyAsync(Database.Postgres);
        await site.Db(db => db.Database.ExecuteSqlRawAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
        var start = site.Services.GetRequiredService<DatabaseStart>();
        var cancel = TestContext.Current.CancellationToken;

        await Task.WhenAll(Task.Run(() => start.PrepareAsync(cancel)), Task.Run(() => start.PrepareAsync(cancel)), Task.Run(() => start.MigrateAsync(cancel)));

        Assert.Empty(await site.Db(db => db.Database.GetPendingMigrationsAsync(cancel)));
    }

    [Fact]
    public async Task The_first_start_makes_the_database_too()
    {
        Assert.SkipWhen(Needs.OrFail(PostgresCluster.Missing) is not null, PostgresCluster.Missing ?? "");
        var cluster = await PostgresCluster.OfThisRunAsync();
        var connection = $"{cluster.ConnectionString("made_at_the_first_start")};Pooling=false";

        await using var site = await Site.StartEmptyAsync(Database.Postgres, web => web.UseSetting("Blog:Database:ConnectionString", connection));

        Assert.Empty(await site.Db(db => db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken)));
    }
}
