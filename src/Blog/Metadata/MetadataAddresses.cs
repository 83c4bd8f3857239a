using System.Text;
using Blog.Hosting;
using Blog.Hosting.PageCache;
using Blog.Hosting.Requests;
using Blog.Metadata.Cards;
using Blog.Posts;
using Blog.Settings;

namespace Blog.Metadata;

/// <summary>The documents that machines look for at addresses everybody has agreed on, and those beside each post.</summary>
internal static class MetadataAddresses
{
    private const string Xml = "application/xml";

    public static void MapMetadata(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/sitemap.xml", Reading.Methods, (HttpContext context, Sitemap sitemap) => Stream(context, sitemap.WriteAsync));
        endpoints.MapMethods("/sitemap-{kind:alpha}-{number:int}.xml", Reading.Methods, async (string kind, int number, HttpContext context, Sitemap sitemap, CancellationToken cancel) =>
            await sitemap.HasFileAsync(kind, number, cancel) ? Stream(context, (stream, going) => sitemap.WriteFileAsync(stream, kind, number, going)) : Results.NotFound());
        endpoints.MapMethods("/robots.txt", Reading.Methods, (BaseAddress address, Shown shown) =>
        {
            shown.Site();
            return Text(Robots.Of(address));
        });
        endpoints.MapMethods("/manifest.webmanifest", Reading.Methods, (CurrentSite site, Shown shown) =>
        {
            shown.Site();
            return Reading.Document(Manifest.Of(site), "application/manifest+json");
        });
        endpoints.MapMethods("/.well-known/security.txt", Reading.Methods, (SecurityContact contact, CurrentSite site, BaseAddress address, TimeProvider time) =>
            contact.Address is { } uri ? Text(SecurityText.Of(uri, site, address, time.GetUtcNow())) : Results.NotFound());
        endpoints.MapMethods("/.well-known/change-password", Reading.Methods, () => Results.Redirect("/account/password"));
        endpoints.MapMethods(PostUrl.ToSource("{slug}"), Reading.Methods, async (string slug, HttpResponse response, PostSource source, CancellationToken cancel) =>
        {
            if (await source.OfAsync(slug, cancel) is not { } text)
            {
                return Results.NotFound();
            }

            // The page is what should be found; this is for those who want to keep or quote it.
            response.Headers["X-Robots-Tag"] = "noindex";
            return Reading.Document(text, "text/markdown");
        });
        endpoints.MapCards();
    }

    private static IResult Text(string text) => Reading.Document(Encoding.UTF8.GetBytes(text), "text/plain");

    // What is asked for by its head alone is not written.
    private static IResult Stream(HttpContext context, Func<Stream, CancellationToken, Task> write) => Results.Stream(
        stream => HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : write(stream, context.RequestAborted), $"{Xml}; charset=utf-8");
}
