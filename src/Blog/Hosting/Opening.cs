namespace Blog.Hosting;

/// <summary>
/// When the process may begin with what nobody waits for. The first page after a start takes most of a small machine for itself, as nothing has run before:
/// measured on one processor, with all workers beside it, it came a third later.
/// </summary>
public sealed class Opening(IHostApplicationLifetime life)
{
    /// <summary>Then it begins without anybody having asked for a page, too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource firstPage = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A page has been made.</summary>
    public void NotePage() => firstPage.TrySetResult();

    public async Task WaitAsync(CancellationToken cancel)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancel);
        await firstPage.Task.WaitAsync(Patience, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
    }
}
