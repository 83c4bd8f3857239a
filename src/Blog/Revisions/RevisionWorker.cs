using Blog.Data;
using Blog.Hosting;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Revisions;

/// <summary>Thins out the revisions of posts that nobody writes at just now; those that are written at are thinned with every save.</summary>
internal sealed class RevisionWorker(IServiceScopeFactory scopes, TimeProvider time, Opening opening, ILogger<RevisionWorker> log) : Worker(opening)
{
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromHours(1);

    /// <summary>What is older has been through the last of the rules.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(40);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        using var clock = new PeriodicTimer(BetweenRounds, time);
        while (await clock.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ThinAllAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Such as a database that is away for a moment: the next round does it.
                log.LogError(exception, "Old revisions could not be thinned out.");
            }
        }
    }

    private async Task ThinAllAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var keeping = scope.ServiceProvider.GetRequiredService<RevisionKeeping>();
        var now = time.GetUtcNow();
        var reach = now - Reach;
        var posts = await db.Revisions.Where(revision => revision.SavedAt > reach).Select(revision => revision.PostId).Distinct().ToListAsync(cancel);
        foreach (var post in posts)
        {
            await keeping.ThinAsync(post, now, cancel);
        }
    }
}
