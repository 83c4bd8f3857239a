using Blog.Hosting;
using Blog.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Blog.Tests.Hosting;

/// <summary>What nobody waits for begins after the first answer.</summary>
public sealed class OpeningTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Workers_wait_until_the_application_has_answered()
    {
        await using var site = await Site.StartAsync(Database.Sqlite);
        using var server = new TestServer(site.Services);
        using var front = ActivatorUtilities.CreateInstance<FrontServer>(site.Services, server);
        await front.StartAsync(new Silence(), Cancel);

        var waiting = new Opening(site.Services.GetRequiredService<IHostApplicationLifetime>(), front).WaitAsync(Cancel);
        await Task.Delay(Soon, Cancel);
        Assert.False(waiting.IsCompleted);

        await server.CreateClient().GetAsync(new Uri("/", UriKind.Relative), Cancel);
        await waiting.WaitAsync(Soon, Cancel);
    }

    [Fact]
    public async Task They_do_not_wait_for_ever()
    {
        await using var site = await Site.StartAsync(Database.Sqlite);
        using var front = ActivatorUtilities.CreateInstance<FrontServer>(site.Services, site.Services.GetRequiredService<IServer>());

        await new Opening(site.Services.GetRequiredService<IHostApplicationLifetime>(), front).WaitAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    [Fact]
    public async Task Behind_a_server_that_is_not_ours_they_begin_at_once()
    {
        await using var site = await Site.StartAsync(Database.Sqlite);

        await site.Services.GetRequiredService<Opening>().WaitAsync(Cancel).WaitAsync(Soon, Cancel);
    }

    private sealed class Silence : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => Task.CompletedTask;

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
