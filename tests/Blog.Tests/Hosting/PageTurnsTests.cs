using System.Net;
using Blog.Hosting.Limits;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Hosting;

/// <summary>Pages that have to be made take turns; those that are ready do not.</summary>
public sealed class PageTurnsTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_ready_passes_those_who_wait()
    {
        await using var site = await Site.StartAsync();
        await site.Visitor.ReadAsync("/");
        var turns = site.Services.GetRequiredService<PageTurns>();
        await Task.WhenAll(Enumerable.Range(0, turns.AtATime).Select(_ => turns.WaitAsync(Cancel)));

        var waiting = site.Visitor.GetAsync("/archive");
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/health/ready")).StatusCode);
        await Task.Delay(Moment, Cancel);
        Assert.False(waiting.IsCompleted);

        turns.Return();
        Assert.Equal(HttpStatusCode.OK, (await waiting).StatusCode);
    }

    [Theory]
    [InlineData("/posts/nothing-here")]
    [InlineData("/search?q=bread")]
    [InlineData("/sitemap.xml")]
    [InlineData("/feed.xml")]
    public async Task Every_answer_gives_its_turn_back(string path)
    {
        await using var site = await Site.StartAsync();
        for (var number = 0; number < 3; number++)
        {
            await site.Visitor.GetAsync(path);
        }

        Assert.False(site.Services.GetRequiredService<PageTurns>().AreTaken);
    }
}
