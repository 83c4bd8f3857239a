using Blog.Data;
using Microsoft.EntityFrameworkCore;

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
}
