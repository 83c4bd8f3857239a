using Blog.Feeds;
using Blog.Settings;

namespace Blog.Hosting;

/// <summary>The order in which a request passes the walls, and all addresses that are no Razor page.</summary>
internal static class Pipeline
{
    public static void UseBlogPipeline(this WebApplication app)
    {
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<FormerAddresses>();
        app.UseRouting();
        app.UseMiddleware<SetupGate>();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapBlog(this WebApplication app)
    {
        app.MapStaticAssets().WithMetadata(new WithoutSiteAttribute());
        app.MapHealthChecks("/health/live").WithMetadata(new WithoutSiteAttribute());
        app.MapAccent();
        app.MapFeeds();
        app.MapRazorPages().WithStaticAssets();
    }
}
