namespace Blog.Hosting.Requests;

/// <summary>
/// Refuses what was sent to a host whose name cannot be read, as the server does with one whose letters it does not know. Without an error page: all that
/// belongs to one, even whether browsers stay with HTTPS, goes by that name.
/// </summary>
internal sealed class AskedHost(RequestDelegate next)
{
    /// <summary>What a name in other letters than Latin ones is written with.</summary>
    private const string Encoded = "xn--";

    public Task InvokeAsync(HttpContext context)
    {
        if (CanBeRead(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    /// <summary>Whether there is an answer at all. No name, or one that nobody can have, does no harm.</summary>
    public static bool CanBeRead(HttpRequest request)
    {
        if (!request.Headers.Host.ToString().Contains(Encoded, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        try
        {
            _ = request.Host;
            return true;
        }
        catch (ArgumentException)
        {
            // There is no other way to ask.
            return false;
        }
    }
}
