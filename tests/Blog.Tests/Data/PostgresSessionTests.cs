using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Blog.Tests.Data;

/// <summary>How the product asks PostgreSQL to treat its queries.</summary>
public sealed class PostgresSessionTests
{
    [Fact]
    public async Task It_compiles_no_query()
    {
        Assert.SkipWhen(Needs.OrFail(PostgresCluster.Missing) is not null, PostgresCluster.Missing ?? "");
        await using var site = await Site.StartAsync(Database.Postgres);

        Assert.Equal("off", await CompilerAsync(site));
        // A connection that was used is given back as it began.
        Assert.Equal("off", await CompilerAsync(site));
    }

    [Theory]
    [InlineData("Host=db", 100)]
    [InlineData("Host=db;Max Auto Prepare=0", 0)]
    [InlineData("Host=db;MaxAutoPrepare=0", 0)]
    [InlineData("Host=db;max auto prepare=7", 7)]
    public void It_plans_each_query_once_unless_the_host_says_otherwise(string connection, int prepared) =>
        Assert.Equal(prepared, new NpgsqlConnectionStringBuilder(DataServices.ForShortQueries(connection)).MaxAutoPrepare);

    private static Task<string> CompilerAsync(Site site) => site.Db(db => db.Database.SqlQuery<string>($"SELECT current_setting('jit') AS \"Value\"").SingleAsync());
}
