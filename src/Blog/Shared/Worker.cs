using Blog.Hosting;

namespace Blog.Shared;

/// <summary>What the process does beside answering. It begins with the <see cref="Opening"/>: those who read come first.</summary>
public abstract class Worker(Opening opening) : BackgroundService
{
    /// <summary>Runs until the process ends.</summary>
    protected abstract Task WorkAsync(CancellationToken stoppingToken);

    /// <summary>
    /// Whether the worker goes on after it. Only the end of the process ends a worker: not a database that is away for a moment, nor a cancellation that is
    /// somebody else's, as when a library loses its patience.
    /// </summary>
    protected static bool Outlives(Exception failure, CancellationToken stoppingToken) =>
        failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await opening.WaitAsync(stoppingToken);
        await WorkAsync(stoppingToken);
    }
}
