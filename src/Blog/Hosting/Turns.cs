namespace Blog.Hosting;

/// <summary>
/// How many comments are taken at a time. Each keeps a processor busy: more of them would only be in each other's way, and in that of readers. The others
/// wait in line, and hold nothing of the database meanwhile.
/// </summary>
public sealed class Turns : IDisposable
{
    private readonly SemaphoreSlim free = new(AtATime);

    /// <summary>Somebody has one at this moment.</summary>
    public bool AreTaken => free.CurrentCount < AtATime;

    private static int AtATime { get; } = Environment.ProcessorCount;

    public Task WaitAsync(CancellationToken cancel) => free.WaitAsync(cancel);

    public void Return() => free.Release();

    public void Dispose() => free.Dispose();
}

/// <summary>The turn of one request; most never take one.</summary>
public sealed class Turn(Turns turns)
{
    private bool isTaken;

    public async Task TakeAsync(CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        isTaken = true;
    }

    /// <summary>What is left needs no processor: the next may begin. To end it twice does nothing.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref isTaken, false))
        {
            turns.Return();
        }
    }
}
