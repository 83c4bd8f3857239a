using Blog.BrowserTests;
using Blog.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Blog.BrowserTests;

/// <summary>The one browser of a run; every visit opens a window of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    internal static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    internal static readonly string? Program = Places.FirstOrDefault(File.Exists);

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Why browser tests are skipped; null when they run.</summary>
    internal static string? Reason => Needs.OrFail(Program is null ? "Chromium is not installed." : null);

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        // What never comes fails all the same; what comes late on a busy machine, such as the first sign-in of a server that has just started, does not.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = Arguments,
        });
    }

    /// <summary>A new window on <paramref name="site"/>, without cookies. Whatever goes wrong in it fails the test when it is closed.</summary>
    public Task<BrowserVisit> VisitAsync(Site site, int width = 1280, bool isDark = false, bool hasScripts = true) => VisitAsync(site.Address, width, isDark, hasScripts);

    /// <summary>As on a <see cref="Site"/>, where the built program answers.</summary>
    public async Task<BrowserVisit> VisitAsync(Uri address, int width = 1280, bool isDark = false, bool hasScripts = true)
    {
        var window = await (browser ?? throw new InvalidOperationException("Chromium is not installed.")).NewContextAsync(new()
        {
            BaseURL = address.AbsoluteUri,
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = hasScripts,
            ReducedMotion = ReducedMotion.Reduce,
        });
        window.SetDefaultTimeout(30_000);
        return new BrowserVisit(address, window, await window.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
