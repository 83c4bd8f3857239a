namespace Blog.Hosting.PageCache;

/// <summary>An answer whose bytes are all there before any of it has gone out.</summary>
internal sealed class RecordedAnswer(PageStore pages, Making making, Shown shown, Recording recording)
{
    private ReadOnlyMemory<byte>? bytes;

    /// <summary>Keeps the answer if it is one for others, and says what goes out.</summary>
    public Task Complete(HttpContext context)
    {
        if (!recording.IsHolding)
        {
            return Task.CompletedTask;
        }

        var response = context.Response;
        var body = recording.Take();
        if (IsForOthers(response))
        {
            var page = new ReadyPage(KeyOf(response), shown.Tags, making.Began, shown.Until, AnswerHead.Of(response), body);
            pages.Keep(making, page);
            bytes = page.Prepare(context)?.Bytes ?? ReadOnlyMemory<byte>.Empty;
        }
        else
        {
            response.ContentLength = body.Length;
            bytes = body;
        }

        return Task.CompletedTask;
    }

    public async Task SendAsync(HttpContext context)
    {
        try
        {
            await context.Response.StartAsync(context.RequestAborted);
            making.Decline();
        }
        finally
        {
            pages.End(making);
        }

        var body = bytes ?? recording.Take();
        if (!body.IsEmpty && !HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
        }
    }

    private static bool IsForOthers(HttpResponse response) =>
        response.Headers.SetCookie.Count == 0
        && (IsError(response.StatusCode)
            || (response.StatusCode == StatusCodes.Status200OK && !response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase)));

    // What is not there looks the same at every address: it is kept once, for all of them.
    private PageKey KeyOf(HttpResponse response) =>
        IsError(response.StatusCode) ? ReadyErrors.KeyOf(response.StatusCode, making.Key.StaysSecure) : making.Key with { Query = "" };

    private static bool IsError(int status) => status is StatusCodes.Status404NotFound or StatusCodes.Status410Gone;
}
