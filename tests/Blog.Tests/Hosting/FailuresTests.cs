using System.Net;
using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Mail;
using Blog.Posts.Upkeep;
using Blog.Search;
using Blog.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Hosting;

/// <summary>What the log says of a request that has failed.</summary>
public sealed class FailuresTests
{
    [Fact]
    public async Task A_database_that_takes_nothing_is_told_in_one_line()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        var form = await site.Visitor.OpenAsync($"/posts/{post.Slug}");
        await TakeNothingAsync(site);

        var answer = await form.Fill("Name", People.Rosa).Fill("Comment", "Soup is a plan.").SendAsync("Send comment");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        AssertOneLine(site, "readonly database");
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_told_in_one_line_and_to_visitors_as_a_pause()
    {
        Assert.SkipWhen(Needs.OrFail(PostgresCluster.Missing) is not null, PostgresCluster.Missing ?? "");
        await using var site = await Site.StartAsync(Database.Postgres);
        await LoseConnectionsAsync(site);
        site.Services.GetRequiredService<SiteMemory>().Forget();

        var answer = await site.Visitor.GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("catching its breath", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        AssertOneLine(site, "the database cannot be used");
    }

    [Fact]
    public async Task Those_who_work_beside_the_requests_tell_it_in_one_line_too()
    {
        Assert.SkipWhen(Needs.OrFail(PostgresCluster.Missing) is not null, PostgresCluster.Missing ?? "");
        await using var site = await Site.StartAsync(Database.Postgres);
        await site.Visitor.GetAsync("/");
        await LoseConnectionsAsync(site);

        foreach (var (ring, failure) in new (Action Ring, string Failure)[]
        {
            (site.Services.GetRequiredService<MailBell>().Ring, "The outbox could not be read"),
            (site.Services.GetRequiredService<UpkeepBell>().Ring, "The upkeep of posts was interrupted"),
            (site.Services.GetRequiredService<SearchBell>().Ring, "The search index could not be completed"),
            (() => site.Clock.Advance(TimeSpan.FromMinutes(1)), "Whether letters about what waits are due could not be looked up"),
        })
        {
            await Eventually.IsTrueAsync(() =>
            {
                ring();
                return Task.FromResult(site.Log.Lines.Any(line => line.Contains(failure, StringComparison.Ordinal)));
            });
            Assert.All(site.Log.Lines.Where(line => line.Contains(failure, StringComparison.Ordinal)), line => AssertOneLine(line, "the database cannot be used"));
        }
    }

    private static void AssertOneLine(Site site, string reason) =>
        AssertOneLine(Assert.Single(site.Log.Lines, line => line.Contains("A request has failed", StringComparison.Ordinal)), reason);

    private static void AssertOneLine(string line, string reason)
    {
        Assert.Contains(reason, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    private static async Task LoseConnectionsAsync(Site site)
    {
        var name = await site.Db(db => Task.FromResult(db.Database.GetDbConnection().Database));
        var cluster = await PostgresCluster.OfThisRunAsync();
        await cluster.ExecuteAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await cluster.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    // All connections that the site has, or will take from its pool.
    private static async Task TakeNothingAsync(Site site)
    {
        var scopes = Enumerable.Range(0, DataServices.PoolSize).Select(_ => site.Services.CreateAsyncScope()).ToList();
        foreach (var db in scopes.Select(scope => scope.ServiceProvider.GetRequiredService<BlogDbContext>()).ToList())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA query_only=ON");
        }

        foreach (var scope in scopes)
        {
            await scope.DisposeAsync();
        }
    }
}
