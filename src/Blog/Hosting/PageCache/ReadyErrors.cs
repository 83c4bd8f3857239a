using System.Globalization;
using Blog.Hosting.Addresses;
using Blog.Hosting.Errors;
using Blog.Search;
using Blog.Settings;

namespace Blog.Hosting.PageCache;

/// <summary>
/// Says with one ready page for all addresses that there is nothing, or nothing any more. Whether that is so is looked up each time, so it is never
/// said too long and takes no room; what a flood of made-up addresses costs is that look, and no page. An address that may have meant a post gets a
/// page of its own with that suggestion, a few at once.
/// </summary>
internal sealed class ReadyErrors(RequestDelegate next, PageStore pages)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var response = context.Response;
        if (response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status410Gone, ContentLength: null, ContentType: null }
            && pages.IsOn && !context.IsShowingError() && ServeReady.IsFromReader(context.Request) && !PrivateAddresses.Include(context.Request.Path) && !ServeReady.IsOfThoseWhoWrite(context.Request.Path)
            && pages.Find(KeyOf(response.StatusCode, SecurityHeaders.TellsToStaySecure(context.Request))) is { } page
            && (response.StatusCode == StatusCodes.Status410Gone || !await MayMeanAPostAsync(context)))
        {
            // The page of a topic, say, had said what it shows before it found that there is none.
            context.RequestServices.GetRequiredService<Shown>().IsReady = true;
            await page.WriteAsync(context);
        }
    }

    // Where no settings were read, such as for a picture, no address means a post.
    private static async Task<bool> MayMeanAPostAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<CurrentSite>().IsSetUp
        && (await context.RequestServices.GetRequiredService<Suggestions>().ForAsync(context.Request.Path.Value ?? "", context.RequestAborted)).Count > 0;

    /// <summary>The page about a status, wherever it was met. No address is without a slash, so nobody can ask for it.</summary>
    internal static PageKey KeyOf(int status, bool staysSecure) => new(status.ToString(CultureInfo.InvariantCulture), "", staysSecure);
}
