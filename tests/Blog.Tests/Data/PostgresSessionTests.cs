using Microsoft.EntityFrameworkCore;

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

    private static Task<string> CompilerAsync(Site site) => site.Db(db => db.Database.SqlQuery<string>($"SELECT current_setting('jit') AS \"Value\"").SingleAsync());
}
