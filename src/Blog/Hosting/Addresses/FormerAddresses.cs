using Blog.Data;
using Blog.Hosting.Requests;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

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

        // What hangs on a post (its comments, feeds and source), a tag or a series moves and goes with it.
        var (address, rest) = PostUrl.Split(path);
        var db = context.RequestServices.GetRequiredService<BlogDbContext>();
        var former = await db.Redirects.AsNoTracking().SingleOrDefaultAsync(redirect => redirect.Path == address, context.RequestAborted);
        if (former is { Target: { } target })
        {
            if (!await db.IsHiddenAsync(target, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), context.RequestAborted))
            {
                context.Response.Redirect(new PathString(target + rest).ToUriComponent() + context.Request.QueryString, permanent: true);
            }
        }
        else if (former is not null)
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
        }
    }
}
