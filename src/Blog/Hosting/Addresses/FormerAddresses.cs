using Blog.Data;
using Blog.Hosting.Requests;

namespace Blog.Hosting.Addresses;

/// <summary>Addresses that were ever public never die: what nobody answers any more is looked up among the former ones.</summary>
internal sealed class FormerAddresses(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        await next(context);
        if (context.Response is not { StatusCode: StatusCodes.Status404NotFound, HasStarted: false }
            || !context.Request.IsReading()
            || path.Length > Redirect.PathLength)
        {
            return;
        }

        var services = context.RequestServices;
        var former = await services.GetRequiredService<BlogDbContext>().FindFormerAsync(path, services.GetRequiredService<TimeProvider>().GetUtcNow(), context.RequestAborted);
        if (former is { Onward: { } onward })
        {
            context.Response.Redirect(onward + context.Request.QueryString, permanent: true);
        }
        else if (former is { IsGone: true })
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
        }
    }
}
