using Blog.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server;

namespace Blog.Hosting;

/// <summary>
/// When the process may begin with what nobody waits for. The first answer after a start takes a small machine for itself, as nothing has run before:
/// measured on one processor, with all workers beside it, it came a third later.
/// </summary>
public sealed class Opening(IHostApplicationLifetime life, IServer server)
{
    /// <summary>After this long it begins even if nobody has asked for anything.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task WaitAsync(CancellationToken cancel)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancel);
        if (server is FrontServer front)
        {
            await front.FirstAnswer.WaitAsync(Patience, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancel.ThrowIfCancellationRequested();
        }
    }
}
