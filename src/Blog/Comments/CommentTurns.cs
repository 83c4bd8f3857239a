namespace Blog.Comments;

/// <summary>
/// How many comments are taken at a time. Each keeps a processor busy, and the database has one writer: more of them would only be in each other's
/// way, and in that of readers. The others wait in line.
/// </summary>
public sealed class CommentTurns : IDisposable
{
    private readonly SemaphoreSlim turns = new(2 * Environment.ProcessorCount);

    public async Task<T> TakeAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            return await work();
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();
}
