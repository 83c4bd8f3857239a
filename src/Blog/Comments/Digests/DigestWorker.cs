using Blog.Hosting;
using Blog.Shared;

namespace Blog.Comments.Digests;

/// <summary>Looks every minute whether a letter about what waits is due.</summary>
internal sealed class DigestWorker(IServiceScopeFactory scopes, TimeProvider time, Opening opening, ILogger<DigestWorker> log) : Worker(opening)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // First the wait: a start has enough to do.
            await Task.Delay(Between, time, stoppingToken);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<DigestSending>().RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Such as a database that is away for a moment: the worker has to outlive it.
                log.LogError(exception, "Whether letters about what waits are due could not be looked up; the next try is in a minute.");
            }
        }
    }
}
