using Blog.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Blog.Tests.Hosting;

/// <summary>What nobody waits for begins after the first page.</summary>
public sealed class OpeningTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Workers_wait_for_a_page()
    {
        await using var site = await Site.StartAsync(Database.Sqlite);
        var opening = new Opening(site.Services.GetRequiredService<IHostApplicationLifetime>());

        var waiting = opening.WaitAsync(Cancel);
        await Task.Delay(Soon, Cancel);
        Assert.False(waiting.IsCompleted);

        opening.NotePage();
        await waiting.WaitAsync(Soon, Cancel);
    }

    [Fact]
    public async Task They_do_not_wait_for_ever()
    {
        await using var site = await Site.StartAsync(Database.Sqlite);

        await new Opening(site.Services.GetRequiredService<IHostApplicationLifetime>()).WaitAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    [Fact]
    public async Task Whoever_asks_for_a_page_opens_the_site()
    {
        await using var site = await Site.StartAsync(Database.Sqlite);
        await site.Visitor.GetAsync("/archive");

        await site.Services.GetRequiredService<Opening>().WaitAsync(Cancel).WaitAsync(Soon, Cancel);
    }
}
