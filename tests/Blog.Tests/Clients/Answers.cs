using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Clients;

/// <summary>Notes how a site has answered whom.</summary>
internal sealed class Answers : IStartupFilter
{
    public ConcurrentQueue<(string Path, int Status)> All { get; } = new();

    public void NoteOf(IWebHostBuilder web) => web.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            await rest(context);
            All.Enqueue((context.Request.Path, context.Response.StatusCode));
        });
        next(app);
    };
}
