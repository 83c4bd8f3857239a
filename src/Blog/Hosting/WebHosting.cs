using System.Text.Encodings.Web;
using System.Text.Unicode;
using Blog.Accounts;
using Blog.Hosting.Addresses;
using Blog.Hosting.Errors;
using Blog.Hosting.Limits;
using Blog.Hosting.Requests;
using Blog.Hosting.Server;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Blog.Hosting;

/// <summary>The server and the framework's parts, as this product uses them.</summary>
internal static class WebHosting
{
    /// <summary>Room for the longest text an author can send, with every character escaped.</summary>
    public const long LargestBody = 4 * 1024 * 1024;

    public static void AddWebHosting(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            // A search for ten thousand characters is answered like any other.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
        });
        PutReadyPagesInFront(builder.Services);
        // With log scopes on, this would put the path, and so a commenter's key, on every line.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Services.AddExceptionHandler<Failures>();
        // Failures has said so, with the number.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        // Process managers kill what has not ended after ten seconds, and by then what is kept for the next start has to be on the disk.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));
        // BodyBounds has applied the limit by then, and may have read the form: the warning that it cannot be applied again is noise.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Mvc.Filters.RequestSizeLimitFilter", LogLevel.Error);
        builder.Services.AddRazorPages(RouteAndGuard).WithRazorPagesAtContentRoot()
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add<UnansweredMethods>();
                // After the bounds on a form (900), before its token is looked for in it (1000).
                mvc.Filters.Add<UnreadableForms>(order: 950);
                mvc.Filters.Add<StaleForms>();
            });
        builder.Services.AddSecurityHeaders();
        builder.Services.AddRouting(routing =>
        {
            routing.LowercaseUrls = true;
            routing.ConstraintMap.Add("page", typeof(PageNumberConstraint));
        });
        builder.Services.AddAuthorizationBuilder().AddBlogPolicies();
        builder.Services.AddDataProtection().SetApplicationName("Blog");
        builder.Services.AddOptions<KeyManagementOptions>()
            .Configure<DataFolder, ILoggerFactory>((keys, folder, logs) =>
                keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder.Keys), logs));
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, ConnectionMemory>();
        builder.Services.AddSingleton<SiteSecrets>();
        builder.Services.AddSingleton<VisitorLimits>();
        builder.Services.AddSingleton<Opening>();
        builder.Services.AddSingleton<CommentTurns>();
        builder.Services.AddSingleton<PageTurns>();
        builder.Services.AddScoped<Turn>();
        builder.Services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, Proxies>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        builder.Services.AddBlogCookies();
        // Pages are UTF-8; letters of other scripts need no escapes.
        builder.Services.Configure<WebEncoderOptions>(web => web.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    // Of our own server: another, such as that of IIS, has to be what the host expects.
    private static void PutReadyPagesInFront(IServiceCollection services)
    {
        if (services.Last(service => service.ServiceType == typeof(IServer)) is { ImplementationType: { } kestrel } server && kestrel.Assembly == typeof(KestrelServerOptions).Assembly)
        {
            services.Remove(server);
            services.AddSingleton<IServer>(provider => ActivatorUtilities.CreateInstance<FrontServer>(provider, ActivatorUtilities.CreateInstance(provider, kestrel)));
        }
    }

    private static void RouteAndGuard(RazorPagesOptions options)
    {
        options.Conventions.AuthorizeFolder("/Admin", Policies.Enter);
        options.Conventions.AuthorizeFolder("/Admin/Posts", Policies.Write);
        options.Conventions.AuthorizeFolder("/Admin/Media", Policies.Write);
        options.Conventions.AuthorizeFolder("/Admin/Pages", Policies.EditAll);
        options.Conventions.AuthorizeFolder("/Admin/Menu", Policies.EditAll);
        options.Conventions.AuthorizeFolder("/Admin/Tags", Policies.EditAll);
        options.Conventions.AuthorizeFolder("/Admin/Series", Policies.EditAll);
        options.Conventions.AuthorizeFolder("/Admin/Snippets", Policies.Write);
        options.Conventions.AuthorizeFolder("/Admin/Settings", Policies.RunTheSite);
        options.Conventions.AddPageRoute("/Admin/Posts/Edit", "/admin/posts/new");
        options.Conventions.AddPageRoute("/Admin/Pages/Edit", "/admin/pages/new");
        options.Conventions.AddPageRoute("/Admin/Snippets/Edit", "/admin/snippets/new");
        options.Conventions.AddPageRoute("/Posts/Index", "/page/{number:page}");
        options.Conventions.AddPageRoute("/Posts/Year", "/archive/{year:int:range(1000,9998):length(4)}/page/{number:page}");
        options.Conventions.AddPageRoute("/Posts/Authored", "/authors/{author}/page/{number:page}");
        options.Conventions.AddPageRoute("/Posts/Series", "/series/{slug}/page/{number:page}");
        options.Conventions.AddPageRoute("/Posts/Tags/Tagged", "/tags/{tag}/page/{number:page}");
    }
}
