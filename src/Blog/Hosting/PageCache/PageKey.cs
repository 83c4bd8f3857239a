namespace Blog.Hosting.PageCache;

/// <summary>What a ready page is found by.</summary>
/// <param name="Path">As routing sees it.</param>
/// <param name="Query">Of a page in the making, that of its request; a ready page has none, as it takes nothing from there.</param>
/// <param name="StaysSecure">Whether it tells browsers to stay with HTTPS, which it does not where they have come without, or to this machine itself.</param>
public readonly record struct PageKey(string Path, string Query, bool StaysSecure)
{
    /// <param name="request">The request.</param>
    /// <param name="query">That of the request for a page in the making; a ready page is found without.</param>
    public static PageKey Of(HttpRequest request, string query = "") => new(request.Path.Value ?? "", query, SecurityHeaders.TellsToStaySecure(request));
}
