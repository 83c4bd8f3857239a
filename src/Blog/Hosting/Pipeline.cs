using Blog.Admin.Settings;
using Blog.Feeds;
using Blog.Hosting.Addresses;
using Blog.Hosting.Limits;
using Blog.Hosting.PageCache;
using Blog.Hosting.Requests;
using Blog.Media;
using Blog.Metadata;
using Blog.Settings;
using Blog.Settings.Themes;

namespace Blog.Hosting;

/// <summary>The order in which a request passes the walls, and all addresses that are no Razor page.</summary>
internal static class Pipeline
{
    public static void UseBlogPipeline(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<AskedHost>();
        app.UseMiddleware<ServeReady>();
        app.UseSecurityHeaders();
        app.UseMiddleware<ResponseDefaults>();
        app.UseCookiePolicy();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<ReadyErrors>();
        app.UseMiddleware<PreviewedPage>();
        app.UseMiddleware<CanonicalAddresses>();
        app.UseMiddleware<CrossSiteCheck>();
        app.UseMiddleware<FormerAddresses>();
        app.UseRouting();
        app.UseMiddleware<MisspeltMethods>();
        app.UseMiddleware<PlainQueries>();
        app.UseMiddleware<BodyBounds>();
        app.UseMiddleware<InTurn>();
        app.UseMiddleware<SetupGate>();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapBlog(this WebApplication app)
    {
        app.MapStaticAssets().WithMetadata(new WithoutSiteAttribute());
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).WithMetadata(new WithoutSiteAttribute(), new HttpMethodMetadata(Reading.Methods));
        app.MapHealthChecks("/health/ready").WithMetadata(new WithoutSiteAttribute(), new HttpMethodMetadata(Reading.Methods));
        app.MapAccent();
        app.MapTheme();
        app.MapFeeds();
        app.MapMetadata();
        app.MapMedia();
        app.MapRazorPages().WithStaticAssets();
    }
}
