using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Blog.Data;

/// <summary>For <c>dotnet ef migrations add X -c SqliteBlogDbContext -o Data/Migrations/Sqlite</c>; opens no database.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteBlogDbContext>
{
    public SqliteBlogDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteBlogDbContext>().UseSqlite().UseIdentityTables().Options);
}

/// <summary>For <c>dotnet ef migrations add X -c PostgresBlogDbContext -o Data/Migrations/Postgres</c>; opens no database.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresBlogDbContext>
{
    public PostgresBlogDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresBlogDbContext>().UseNpgsql().UseIdentityTables().Options);
}
