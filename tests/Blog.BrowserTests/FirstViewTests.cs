using System.Collections.Concurrent;
using Blog.Tests;
using Microsoft.Playwright;

namespace Blog.BrowserTests;

/// <summary>What somebody waits for who comes for the first time: the page, its stylesheet and one font, and nothing that moves.</summary>
public sealed class FirstViewTests(Chromium chromium)
{
    private const int LargestStylesheet = 12_000;

    /// <summary>Of it the font is 52 kB.</summary>
    private const int LargestView = 120_000;

    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/posts/bread-for-twelve")]
    [InlineData("/archive")]
    public async Task It_is_a_page_a_stylesheet_and_a_font(string path)
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site);
        var requests = new ConcurrentQueue<IRequest>();
        // What a browser draws on its tab comes after the page, and is none of its parts.
        visit.Page.RequestFinished += (_, request) => requests.Enqueue(request);

        await visit.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

        var bytes = new Dictionary<string, int>();
        foreach (var request in requests.Where(request => request.ResourceType != "other"))
        {
            var sizes = await request.SizesAsync();
            bytes[request.ResourceType] = bytes.GetValueOrDefault(request.ResourceType) + sizes.ResponseBodySize + sizes.ResponseHeadersSize;
            TestContext.Current.TestOutputHelper?.WriteLine($"{path}: {request.ResourceType} {sizes.ResponseBodySize} + {sizes.ResponseHeadersSize} bytes, {request.Url}");
        }

        Assert.Equal(["document", "font", "stylesheet"], requests.Select(request => request.ResourceType).Where(type => type != "other").Order());
        Assert.InRange(bytes["stylesheet"], 1, LargestStylesheet);
        Assert.InRange(bytes.Values.Sum(), 1, LargestView);
    }

    [BrowserTheory]
    [InlineData(320, "/")]
    [InlineData(1280, "/")]
    [InlineData(320, "/posts/bread-for-twelve")]
    [InlineData(1280, "/posts/bread-for-twelve")]
    public async Task Nothing_moves_though_the_font_comes_late(int width, string path)
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site, width);
        var page = visit.Page;
        await page.AddInitScriptAsync(
            """
            window.shift = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value)).observe({ type: "layout-shift", buffered: true });
            """);
        var fonts = 0;
        await page.RouteAsync("**/*.woff2", async route =>
        {
            fonts++;
            await Task.Delay(TimeSpan.FromSeconds(1));
            await route.ContinueAsync();
        });

        await page.GotoAsync(path);
        await page.EvaluateAsync("document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))");

        Assert.NotEqual(0, fonts);
        Assert.Equal(0, await page.EvaluateAsync<double>("window.shift"));
    }

    private static async Task<Site> StartAsync()
    {
        var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.Tagged("bread").Saying(string.Join(' ', Enumerable.Repeat("Begin the evening before, with flour, water and a little patience.", 60))));
        await site.Has(A.CommentOn(post));
        for (var number = 1; number <= 12; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Tagged("bread", "evenings").Published(ago: TimeSpan.FromDays(number)));
        }

        return site;
    }
}
