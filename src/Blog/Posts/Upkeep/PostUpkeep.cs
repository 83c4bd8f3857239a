using System.Diagnostics;
using Blog.Data;
using Blog.Hosting;
using Blog.Posts.Related;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Upkeep;

/// <summary>
/// Does after a save what its author need not wait for, in small steps: lists of related posts, and the texts that an earlier version of this program
/// has rendered, or this one in another language of the site. What is to be done stands in the database, so nothing is lost when the process dies, and
/// nodes may share it.
/// </summary>
public sealed class PostUpkeep(IServiceScopeFactory scopes, UpkeepBell bell, Opening opening, ILogger<PostUpkeep> log) : Worker(opening)
{
    /// <summary>So many times as long as a step took the worker rests after it: whoever reads meanwhile has most of the processor.</summary>
    private const int Rest = 3;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    // One step at a time in this process: two would only take each other's work.
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Returns when nothing is left to do.</summary>
    public Task CatchUpAsync(CancellationToken cancel) => CatchUpAsync(rest: 0, cancel);

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUpAsync(Rest, stoppingToken);
            }
            catch (Exception exception) when (Outlives(exception, stoppingToken))
            {
                log.LogFailure(exception, "The upkeep of posts was interrupted");
            }

            await bell.WaitAsync(BetweenLooks, stoppingToken);
        }
    }

    private async Task CatchUpAsync(int rest, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var isMore = true;
            for (var failures = 0; isMore;)
            {
                try
                {
                    var began = Stopwatch.GetTimestamp();
                    isMore = await StepAsync(cancel);
                    failures = 0;
                    await Task.Delay(isMore ? rest * Stopwatch.GetElapsedTime(began) : TimeSpan.Zero, cancel);
                }
                catch (DbUpdateException exception) when (exception.IsRace() && ++failures < Tries.Few)
                {
                    // Somebody saved or deleted a post in between: the next round reads what won.
                }
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<bool> StepAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var relating = scope.ServiceProvider.GetRequiredService<Relating>();
        return await scope.ServiceProvider.GetRequiredService<Rerendering>().RenderSomeAsync(cancel)
            || await relating.FollowChangesAsync(cancel)
            || await relating.RefreshAsync(cancel);
    }
}
