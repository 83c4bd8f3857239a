using Blog.Comments;
using Blog.Hosting.Addresses;
using Blog.Hosting.Errors;

namespace Blog.Hosting.Requests;

/// <summary>
/// Lets nothing change that another site's page has sent. Browsers say where a request comes from, so that readers' forms need neither a token
/// nor the cookie it would bring.
/// </summary>
internal sealed class CrossSiteCheck(RequestDelegate next, BaseAddress address)
{
    private static readonly string[] FormsWithKeys = ["/account/new-password", "/setup"];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.IsShowingError() || IsSafe(context.Request) || ProvesItself(context.Request.Path) || IsOurs(context.Request))
        {
            return next(context);
        }

        context.Features.Set(new Foreign());
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>For the page that explains the refusal, which has nothing to do with roles.</summary>
    internal sealed record Foreign;

    private static bool IsSafe(HttpRequest request) =>
        request.IsReading() || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method);

    // Where the letters to an address lead. Mail programs send forms there for their readers, with one click, from anywhere (RFC 8058); no other site
    // knows such an address.
    private static bool ProvesItself(PathString path) => path.StartsWithSegments(CommentUrl.Addresses, StringComparison.OrdinalIgnoreCase);

    private bool IsOurs(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
        {
            return site == "same-origin" || site == "none";
        }

        // A form of another site cannot leave out both: what has neither is a program, or a browser too old to be asked.
        return request.Headers.Origin is not [{ } origin] ? request.Headers.Origin.Count == 0 : IsOurs(origin, request);
    }

    // Pages with a secret address are sent with "no-referrer", so an old browser says "null" for their forms, and over plain HTTP every one does. The key in
    // the address or in the form is itself the proof.
    private bool IsOurs(string origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
        || string.Equals(origin, address.Value.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
        || (origin == "null" && (PrivateAddresses.Include(request.Path) || Array.Exists(FormsWithKeys, form => request.Path.Equals(form, StringComparison.OrdinalIgnoreCase))));
}
