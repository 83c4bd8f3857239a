using System.Diagnostics;
using Blog.Accounts;
using Blog.Admin;
using Blog.Comments;
using Blog.Data;
using Blog.Feeds;
using Blog.Hosting.PageCache;
using Blog.Hosting.Server;
using Blog.Mail;
using Blog.Markdown;
using Blog.Media;
using Blog.Metadata;
using Blog.Pages;
using Blog.Posts;
using Blog.Revisions;
using Blog.Search;
using Blog.Settings;
using Blog.Snippets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;

namespace Blog.Hosting;

/// <summary>Puts the parts together: one process, one data folder.</summary>
internal static class Application
{
    public static async Task<int> ServeAsync(string[] args, CancellationToken cancel)
    {
        var (kept, hasFailed) = await RunAsync(args, cancel);
        if (kept is not null)
        {
            // With the application the database was closed: it changes no more.
            kept.Save(isOver: true);
        }

        // So that who watches over the process starts it again.
        return hasFailed ? 1 : 0;
    }

    /// <summary>All services, for the site and for the verbs.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot() });
        // Also outside development: the compressed files of a plain build lie where only its manifest knows.
        builder.WebHost.UseStaticWebAssets();
        // And only in development they may change while we run; else browsers keep them for good, as after publishing.
        builder.WebHost.UseSetting("ReloadStaticAssetsAtRuntime", builder.Environment.IsDevelopment().ToString());
        AddServices(builder);
        return builder.Build();
    }

    /// <returns>
    /// What keeps the pages for the next start; null when they may not be true any more, or the server is somebody else's. And whether the site has ended
    /// because something beside the answering has failed.
    /// </returns>
    private static async Task<(KeptPages? Kept, bool HasFailed)> RunAsync(string[] args, CancellationToken cancel)
    {
        await using var app = Build(args);
        SocketCompletions.Use(app.Services.GetRequiredService<IOptions<BlogOptions>>().Value);
        var kept = app.Services.GetRequiredService<KeptPages>();
        var front = app.Services.GetRequiredService<IServer>() as FrontServer;
        if (front is not null && kept.Restore())
        {
            await front.ListenAsync(cancel);
        }

        // The two halves of a start that take longest, side by side.
        var prepared = Task.Run(() => app.Services.GetRequiredService<DatabaseStart>().PrepareAsync(cancel), cancel);
        app.UseBlogPipeline();
        app.MapBlog();
        await prepared;
        app.Lifetime.ApplicationStarted.Register(() => Greeting.Print(app.Services));
        if (!await HasStartedAsync(app, cancel))
        {
            return (null, false);
        }

        var hasEnded = await HasEndedAsync(app, cancel);
        if (FailureOf(app.Services) is { } failure)
        {
            app.Logger.LogCritical(failure, "The site ends, because something that it does beside answering has failed.");
            return (null, true);
        }

        if (!hasEnded || front is null)
        {
            return (null, false);
        }

        kept.Look();
        return (kept, false);
    }

    /// <summary>What the first of the workers has thrown with which the host has ended; null when none has.</summary>
    internal static Exception? FailureOf(IServiceProvider services) =>
        services.GetServices<IHostedService>().OfType<BackgroundService>().Select(worker => worker.ExecuteTask?.Exception).FirstOrDefault(failure => failure is not null);

    /// <returns>False where it was told to end before it had begun.</returns>
    internal static async Task<bool> HasStartedAsync(WebApplication app, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
            return true;
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return false;
        }
    }

    // False: something was under way for so long that it was cut off, and may have written without saying so.
    private static async Task<bool> HasEndedAsync(WebApplication app, CancellationToken cancel)
    {
        var patience = app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;
        var clock = new Stopwatch();
        await using var stopping = app.Lifetime.ApplicationStopping.Register(clock.Start);
        await app.WaitForShutdownAsync(cancel);
        return clock.Elapsed < patience;
    }

    // A published site may be started from any folder; "dotnet run" starts in the project's.
    private static string ContentRoot() =>
        File.Exists(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json")) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;

    private static void AddServices(WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(BlogOptions.Section);
        var options = Read(section);
        builder.Services.Configure<BlogOptions>(section);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<DataFolder>();
        builder.Services.AddSingleton<BaseAddress>();
        builder.Services.AddPageCache();
        builder.Services.AddBlogData(options.Database.Provider);
        builder.Services.AddSettings();
        builder.Services.AddAccounts();
        builder.Services.AddMail();
        builder.Services.AddPages();
        builder.Services.AddSnippets();
        builder.Services.AddMedia();
        builder.Services.AddMarkdown();
        builder.Services.AddPosts();
        builder.Services.AddFeeds();
        builder.Services.AddMetadata(options);
        builder.Services.AddRevisions();
        builder.Services.AddComments();
        builder.Services.AddSearch(options.Database.Provider);
        builder.Services.AddAdmin();
        builder.AddWebHosting();
    }

    private static BlogOptions Read(IConfigurationSection section)
    {
        try
        {
            var options = section.Get<BlogOptions>() ?? new BlogOptions();
            RefuseWhatIsNoSetting(section);
            return options.Mistake is { } mistake ? throw new StartupException(mistake) : options;
        }
        catch (InvalidOperationException exception)
        {
            throw new StartupException($"The configuration has a value that cannot be read: {exception.Message}", exception);
        }
    }

    private static void RefuseWhatIsNoSetting(IConfigurationSection section)
    {
        if (section[nameof(BlogOptions.TrustedProxies)] is { Length: > 0 })
        {
            throw new StartupException("Blog:TrustedProxies is a list, in which each proxy needs a number of its own, such as Blog:TrustedProxies:0=10.0.0.1.");
        }

        try
        {
            section.Get<BlogOptions>(binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException exception)
        {
            // All values can be read. What it says ends with the names.
            var names = exception.Message[(exception.Message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..];
            throw new StartupException($"The section Blog of the configuration has settings that do not exist: {names}.", exception);
        }
    }
}
