namespace Blog.Hosting.Requests;

/// <summary>
/// After routing, which takes <c>head</c> for HEAD: a method in other letters is another one (RFC 9110, 9.1), to the server as well, and is answered with
/// 405. Of pages <see cref="UnansweredMethods"/> says so.
/// </summary>
internal sealed class MisspeltMethods(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: var answered } || answered.Contains(context.Request.Method))
        {
            return next(context);
        }

        context.Response.Headers.Allow = string.Join(", ", answered);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }
}
