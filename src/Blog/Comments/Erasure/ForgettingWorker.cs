using Blog.Hosting;
using Blog.Shared;

namespace Blog.Comments.Erasure;

/// <summary>Has forgetting done, every few hours.</summary>
internal sealed class ForgettingWorker(IServiceScopeFactory scopes, TimeProvider time, Opening opening, ILogger<ForgettingWorker> log) : Worker(opening)
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(6);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // First the wait: a start has enough to do.
            await Task.Delay(Between, time, stoppingToken);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Forgetting>().RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "What has had its time could not be erased; the next try is in a few hours.");
            }
        }
    }
}
