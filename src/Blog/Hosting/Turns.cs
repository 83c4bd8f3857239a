namespace Blog.Hosting;

/// <summary>Marks a page whose form is taken in its turn; see <see cref="Turns"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InTurnAttribute : Attribute;

/// <summary>
/// How many comments are taken at a time. Each keeps a processor busy, and the database has one writer: more of them would only be in each other's
/// way, and in that of readers. The others wait in line, and hold nothing of the database meanwhile. A turn begins when the form has come, and ends when
/// the answer goes out: nobody waits for somebody's slow line.
/// </summary>
internal sealed class Turns(RequestDelegate next) : IDisposable
{
    private readonly SemaphoreSlim turns = new(2 * Environment.ProcessorCount);

    public Task InvokeAsync(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<InTurnAttribute>() is not null
            ? TakeAsync(context)
            : next(context);

    private async Task TakeAsync(HttpContext context)
    {
        await UnreadableForms.TryReadAsync(context.Request);
        await turns.WaitAsync(context.RequestAborted);
        var turn = new Turn(turns);
        context.Response.OnStarting(() =>
        {
            turn.End();
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        finally
        {
            turn.End();
        }
    }

    public void Dispose() => turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns)
    {
        private bool isOver;

        public void End()
        {
            if (!Interlocked.Exchange(ref isOver, true))
            {
                turns.Release();
            }
        }
    }
}
