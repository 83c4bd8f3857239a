using Blog.Hosting.Requests;

namespace Blog.Hosting.Limits;

/// <summary>Marks a page whose form is taken in its turn; see <see cref="CommentTurns"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InTurnAttribute : Attribute;

/// <summary>
/// A turn begins when all of the question has come, and ends when the answer goes out, or before that with <see cref="Turn.End"/>: nobody waits for
/// somebody's slow line.
/// </summary>
internal sealed class InTurn(RequestDelegate next, CommentTurns comments, PageTurns pages)
{
    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint()?.Metadata;
        return endpoint is null || endpoint.GetMetadata<WithoutSiteAttribute>() is not null ? next(context)
            : context.Request.IsReading() ? TakeAsync(context, pages)
            : HttpMethods.IsPost(context.Request.Method) && endpoint.GetMetadata<InTurnAttribute>() is not null ? TakeFormAsync(context)
            : next(context);
    }

    private async Task TakeFormAsync(HttpContext context)
    {
        await UnreadableForms.TryReadAsync(context.Request);
        await TakeAsync(context, comments);
    }

    private async Task TakeAsync(HttpContext context, Turns turns)
    {
        var turn = context.RequestServices.GetRequiredService<Turn>();
        await turn.TakeAsync(turns, context.RequestAborted);
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
