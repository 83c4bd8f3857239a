using Blog.Accounts;
using Blog.Hosting.Addresses;

namespace Blog.Hosting;

/// <summary>
/// Says of every answer who may keep it and what a link on it tells, where its page has not said so itself. A reader's page may be kept, but
/// is asked for anew each time; what is somebody's own, or went wrong, is not kept at all.
/// </summary>
internal sealed class ResponseDefaults(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Read now: an error page runs under an address of its own.
        var isPrivate = PrivateAddresses.Include(context.Request.Path);
        context.Response.OnStarting(() =>
        {
            Complete(context, isPrivate);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Complete(HttpContext context, bool isPrivate)
    {
        var headers = context.Response.Headers;
        if (isPrivate || context.Response.StatusCode >= StatusCodes.Status400BadRequest)
        {
            headers.CacheControl = "no-store";
        }
        else if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = context.User.IsSignedIn() ? "no-store" : "no-cache";
        }

        if (isPrivate)
        {
            headers["Referrer-Policy"] = "no-referrer";
        }
        else
        {
            headers.TryAdd("Referrer-Policy", "same-origin");
        }
    }
}
