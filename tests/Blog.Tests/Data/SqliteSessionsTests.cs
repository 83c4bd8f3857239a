using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Data;

public sealed class SqliteSessionsTests
{
    [Fact]
    public async Task They_end_although_somebody_still_asks()
    {
        await using var site = await Site.StartAsync(Database.Sqlite);
        var sessions = site.Services.GetRequiredService<SqliteSessions>();
        using var enough = new CancellationTokenSource();
        var others = Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskOnAsync(site, enough.Token), TestContext.Current.CancellationToken)).ToArray();

        var failures = Enumerable.Range(0, 300).Select(_ => Record.Exception(sessions.Dispose)).OfType<Exception>().ToList();
        await enough.CancelAsync();
        await Task.WhenAll(others);

        Assert.Empty(failures);
    }

    private static async Task AskOnAsync(Site site, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            try
            {
                await site.Db(db => db.Posts.Where(post => post.Id > 0).CountAsync(CancellationToken.None));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Whoever asks at the end may get no answer.
            }
        }
    }
}
