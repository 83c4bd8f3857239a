namespace Blog.Media;

/// <summary>One picture is made at a time: it takes a processor and much memory for a second, and people read meanwhile.</summary>
public sealed class MediaTurn : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    public async Task<T> TakeAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await Task.Run(work, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
