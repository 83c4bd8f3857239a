namespace Blog.Shared;

/// <summary>What the process does beside answering. It begins when the site answers: those who read come first.</summary>
public abstract class Worker(IHostApplicationLifetime life) : BackgroundService
{
    /// <summary>Runs until the process ends.</summary>
    protected abstract Task WorkAsync(CancellationToken stoppingToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await WorkAsync(stoppingToken);
    }
}
