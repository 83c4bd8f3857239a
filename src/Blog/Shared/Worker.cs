using Blog.Hosting;

namespace Blog.Shared;

/// <summary>What the process does beside answering. It begins with the <see cref="Opening"/>: those who read come first.</summary>
public abstract class Worker(Opening opening) : BackgroundService
{
    /// <summary>Runs until the process ends.</summary>
    protected abstract Task WorkAsync(CancellationToken stoppingToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await opening.WaitAsync(stoppingToken);
        await WorkAsync(stoppingToken);
    }
}
