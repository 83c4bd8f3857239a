using Blog.Accounts;
using Blog.Admin;
using Blog.Comments;
using Blog.Data;
using Blog.Mail;
using Blog.Markdown;
using Blog.Pages;
using Blog.Posts;
using Blog.Settings;
using Microsoft.AspNetCore.Connections;

namespace Blog.Hosting;

/// <summary>Puts the parts together: one process, one data folder.</summary>
internal static class Application
{
    public static async Task<int> ServeAsync(string[] args, CancellationToken cancel)
    {
        await using var app = Build(args);
        await app.Services.GetRequiredService<DatabaseStart>().PrepareAsync(cancel);
        app.Lifetime.ApplicationStarted.Register(() => Greeting.Print(app.Services));
        try
        {
            await app.RunAsync(cancel);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new StartupException($"Another program uses this address already: {exception.Message}", exception);
        }

        return 0;
    }

    /// <summary>The whole application, ready to serve or to be used by a verb.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot() });
        // Also outside development: the compressed files of a plain build lie where only its manifest knows.
        builder.WebHost.UseStaticWebAssets();
        // And only in development they may change while we run; else browsers keep them for good, as after publishing.
        builder.WebHost.UseSetting("ReloadStaticAssetsAtRuntime", builder.Environment.IsDevelopment().ToString());
        AddServices(builder);
        var app = builder.Build();
        app.UseBlogPipeline();
        app.MapBlog();
        return app;
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
        builder.Services.AddBlogData(options.Database.Provider);
        builder.Services.AddScoped<CurrentSite>();
        builder.Services.AddAccounts();
        builder.Services.AddMail(options.Smtp);
        builder.Services.AddPages();
        builder.Services.AddMarkdown();
        builder.Services.AddPosts();
        builder.Services.AddComments();
        builder.Services.AddAdmin();
        builder.AddWebHosting();
    }

    private static BlogOptions Read(IConfigurationSection section)
    {
        try
        {
            return section.Get<BlogOptions>() ?? new BlogOptions();
        }
        catch (InvalidOperationException exception)
        {
            throw new StartupException($"The configuration has a value that cannot be read: {exception.Message}", exception);
        }
    }
}
