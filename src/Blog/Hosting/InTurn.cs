namespace Blog.Hosting;

/// <summary>Marks a page whose form is taken in its turn; see <see cref="Turns"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InTurnAttribute : Attribute;

/// <summary>
/// A turn begins when the form has come, and ends when the answer goes out, or before that with <see cref="Turn.End"/>: nobody waits for somebody's slow line.
/// </summary>
internal sealed class InTurn(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<InTurnAttribute>() is not null
            ? TakeAsync(context)
            : next(context);

    private async Task TakeAsync(HttpContext context)
    {
        await UnreadableForms.TryReadAsync(context.Request);
        var turn = context.RequestServices.GetRequiredService<Turn>();
        await turn.TakeAsync(context.RequestAborted);
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
}
