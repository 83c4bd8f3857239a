using System.Data.Common;
using Blog.Hosting.Addresses;
using Blog.Hosting.Requests;
using Blog.Media;
using Blog.Posts;
using Blog.Settings;

namespace Blog.Hosting.PageCache;

/// <summary>
/// Before everything else: answers readers with ready pages, and keeps what is made for one of them for the others. Whoever brings a cookie of ours
/// is more than a reader, and gets nothing from here.
/// </summary>
internal sealed class ServeReady(RequestDelegate next, PageStore pages)
{
    /// <summary>How long somebody waits for a page that is being made for somebody else, before it is made for them too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What is never a reader's page.</summary>
    private static readonly PathString[] OfThoseWhoWrite = ["/account", "/admin", "/setup", "/health"];

    /// <summary>May be as long as a blog is old, and is streamed.</summary>
    private const string Sitemaps = "/sitemap";

    /// <summary>Lies ready on disk.</summary>
    private static readonly PathString Files = PictureAddress.Start;

    // Not asynchronous itself: a page that is there goes out with nothing else in memory.
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        return pages.Find(request) is { } page ? page.WriteAsync(context)
            : pages.IsOn && IsForReaders(request) ? FindOrMakeAsync(context, PageKey.Of(request, request.QueryString.Value ?? ""))
            : next(context);
    }

    /// <summary>Whether a request may be answered with what others get as well.</summary>
    internal static bool IsFromReader(HttpRequest request) =>
        request.IsReading()
        && (request.Headers.Cookie.Count == 0 || !request.Headers.Cookie.ToString().Contains(Cookies.Prefix, StringComparison.Ordinal))
        && request.Headers.Authorization.Count == 0
        && !BodyBounds.HasBody(request);

    /// <summary>Whether the answer may be one for others, too.</summary>
    internal static bool IsForReaders(HttpRequest request) =>
        IsFromReader(request) && !PrivateAddresses.Include(request.Path)
        && !request.Path.StartsWithSegments(Files, StringComparison.OrdinalIgnoreCase)
        && request.Path.Value?.StartsWith(Sitemaps, StringComparison.OrdinalIgnoreCase) != true
        && !IsOfThoseWhoWrite(request.Path);

    /// <summary>Whether it is never a reader's page.</summary>
    internal static bool IsOfThoseWhoWrite(PathString asked) => Array.Exists(OfThoseWhoWrite, path => asked.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    private async Task FindOrMakeAsync(HttpContext context, PageKey key)
    {
        Making making;
        while (!pages.Begin(key, out making))
        {
            var outcome = await WaitAsync(making, context.RequestAborted);
            if (outcome.Page is { } page && pages.IsInTime(page))
            {
                await page.WriteAsync(context);
                return;
            }

            if (!outcome.IsFailed)
            {
                await next(context);
                return;
            }
        }

        await MakeAsync(context, making);
    }

    private static async Task<Making.Outcome> WaitAsync(Making making, CancellationToken cancel)
    {
        try
        {
            return await making.Ended.WaitAsync(Patience, cancel);
        }
        catch (TimeoutException)
        {
            return new Making.Outcome(Page: null, IsFailed: false);
        }
    }

    private async Task MakeAsync(HttpContext context, Making making)
    {
        var (method, body) = (context.Request.Method, context.Response.Body);
        var shown = context.RequestServices.GetRequiredService<Shown>();
        var recording = new Recording(body, () => IsToKeep(shown, making));
        var answer = new RecordedAnswer(pages, making, shown, recording);
        // The first to ask for this is the last to be called: by then all headers are there.
        context.Response.OnStarting(() =>
        {
            // What the server sends to those who want the head alone goes by this.
            context.Request.Method = method;
            return answer.Complete(context);
        });
        context.Response.Body = recording;
        // Nothing on a page may depend on whether only its head is wanted.
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
            if (recording.IsHolding)
            {
                await NoteTimeAsync(context, shown, making.Began);
                context.Response.Body = body;
                await answer.SendAsync(context);
            }

            making.Decline();
        }
        finally
        {
            (context.Request.Method, context.Response.Body) = (method, body);
            pages.End(making);
        }
    }

    private static bool IsToKeep(Shown shown, Making making)
    {
        if (!shown.IsSaid)
        {
            making.Decline();
        }

        return shown.IsSaid;
    }

    // What changes by the clock alone: the next post that appears, and the year below every page.
    private static async Task NoteTimeAsync(HttpContext context, Shown shown, DateTimeOffset began)
    {
        shown.ChangesAt(context.RequestServices.GetRequiredService<CurrentSite>().YearEnd(began));
        try
        {
            shown.ChangesAt(await context.RequestServices.GetRequiredService<NextPost>().AppearsAfterAsync(began, context.RequestAborted));
        }
        catch (Exception exception) when (exception is DbException or OperationCanceledException)
        {
            // The page is made all the same; it is just not for later.
            shown.ChangesAt(began);
        }
    }
}
