using System.Text.RegularExpressions;

namespace Blog.Hosting.Addresses;

/// <summary>Every page has one address: lower case, single slashes, none at the end. Whoever comes by another is led there in one step.</summary>
internal sealed partial class CanonicalAddresses(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        var right = Of(path);
        if (right == path)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        // Begins with exactly one slash, so it cannot lead to another host; a backslash is escaped.
        context.Response.Headers.Location = new PathString(right).ToUriComponent() + context.Request.QueryString;
        return Task.CompletedTask;
    }

    private static string Of(string path)
    {
        var right = Slashes().Replace(path, "/").TrimEnd('/');
        return right.Length == 0 ? "/" : PrivateAddresses.InLowerCase(right);
    }

    [GeneratedRegex("/{2,}")]
    private static partial Regex Slashes();
}
