using Blog.Data;
using Blog.Hosting;

namespace Blog.Shared;

/// <summary>Does one thing again and again, with a pause between. First comes the pause: a start has enough to do.</summary>
/// <param name="scopes">Each round has one of its own.</param>
/// <param name="time">The clock.</param>
/// <param name="opening">See <see cref="Worker"/>.</param>
/// <param name="log">Where failures go.</param>
/// <param name="pause">From one round to the next.</param>
/// <param name="failure">What it means that a round has failed, in a sentence for the log, without the full stop.</param>
public abstract class RoundsWorker(IServiceScopeFactory scopes, TimeProvider time, Opening opening, ILogger log, TimeSpan pause, string failure) : Worker(opening)
{
    protected abstract Task DoRoundAsync(IServiceProvider services, CancellationToken cancel);

    protected sealed override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(pause, time, stoppingToken);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await DoRoundAsync(scope.ServiceProvider, stoppingToken);
            }
            catch (Exception exception) when (Outlives(exception, stoppingToken))
            {
                log.LogFailure(exception, $"{failure} (the next try is in {pause})");
            }
        }
    }
}
