namespace Blog.Hosting.PageCache;

/// <summary>
/// After routing, where it is known whose page it is: hides the query from a page that does not ask for one. What leads to another address has seen
/// it by then.
/// </summary>
internal sealed class PlainQueries(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var asked = context.Request.QueryString;
        if (context.GetEndpoint()?.Metadata.GetMetadata<ReadsQueryAttribute>() is not null)
        {
            context.RequestServices.GetRequiredService<Shown>().IsOfOneReader = true;
            await next(context);
        }
        else if (asked.HasValue && ServeReady.IsForReaders(context.Request))
        {
            context.Request.QueryString = QueryString.Empty;
            await next(context);
            context.Request.QueryString = asked;
        }
        else
        {
            await next(context);
        }
    }
}
