namespace Blog.Hosting.Requests;

/// <summary>What the browser says of where a request comes from.</summary>
internal static class RequestSource
{
    /// <summary>True for what a script has sent: it can do nothing with a page.</summary>
    public static bool IsScripts(this HttpRequest request) => request.Headers["Sec-Fetch-Mode"] is [{ } mode] && mode != "navigate";

    /// <summary>True for a form that somebody sent from a page of the admin area or of their account, save for that of passwords alone.</summary>
    public static bool CanBeCarried(this HttpRequest request) =>
        request.HasFormContentType && !request.IsScripts() && (request.Path.StartsWithSegments("/admin") || request.Path == "/account" || request.Path == "/account/digest");

    /// <summary>True when the browser says that one of our own pages has sent it. Old browsers say nothing.</summary>
    public static bool IsSurelyOurs(this HttpRequest request) => request.Headers["Sec-Fetch-Site"] is ["same-origin"];
}
