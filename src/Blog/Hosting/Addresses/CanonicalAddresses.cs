using System.Text.RegularExpressions;

namespace Blog.Hosting.Addresses;

/// <summary>
/// Every page has one address: lower case, single slashes, none at the end. Whoever comes by another is led there in one step. Whether that is a former
/// address is looked up only then, by <see cref="FormerAddresses"/>: for a page that is there nothing is.
/// </summary>
internal sealed partial class CanonicalAddresses(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // "OPTIONS *" asks for none.
        var path = context.Request.Path.Value is { Length: > 0 } asked ? asked : "/";
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
