using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

/// <summary>Light and dark: by the system, or as the reader chose in this browser.</summary>
public sealed class ThemeTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_follows_the_system_until_the_reader_chooses(bool isDark)
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, isDark: isDark);
        var page = await visit.OpenAsync("/");

        await Expect(Choice(page, "Auto")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Equal(isDark, await IsDarkAsync(page));
        await Choice(page, isDark ? "Light" : "Dark").ClickAsync();
        Assert.Equal(!isDark, await IsDarkAsync(page));

        await page.GotoAsync("/archive");
        Assert.Equal(!isDark, await IsDarkAsync(page));
        await Expect(Choice(page, isDark ? "Light" : "Dark")).ToHaveAttributeAsync("aria-pressed", "true");
        await Choice(page, "Auto").ClickAsync();
        await page.ReloadAsync();
        Assert.Equal(isDark, await IsDarkAsync(page));
        Assert.Empty(await visit.Window.CookiesAsync());
    }

    [BrowserFact]
    public async Task The_choice_is_there_before_anything_is_painted()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site);
        var page = await visit.OpenAsync("/");
        await Choice(page, "Dark").ClickAsync();
        // Asked in the moment in which the body begins to exist.
        await page.AddInitScriptAsync(
            """
            new MutationObserver((_, observer) => {
              if (!document.body) return;
              window.atFirst = document.documentElement.dataset.theme;
              observer.disconnect();
            }).observe(document, { childList: true, subtree: true });
            """);

        await page.GotoAsync("/archive");

        Assert.Equal("dark", await page.EvaluateAsync<string>("window.atFirst"));
    }

    [BrowserFact]
    public async Task Other_tabs_follow()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site);
        var page = await visit.OpenAsync("/");
        var other = await visit.Window.NewPageAsync();
        await other.GotoAsync("/archive");

        await Choice(page, "Dark").ClickAsync();

        await Expect(other.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [BrowserFact]
    public async Task Without_scripts_there_is_no_dead_button()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, isDark: true, hasScripts: false);

        var page = await visit.OpenAsync("/");

        await Expect(page.Locator(".theme")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Archive" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task More_contrast_and_the_colours_of_the_system_are_respected()
    {
        await using var site = await Site.ListenAsync();
        await site.Has(A.Post.Tagged("bread"));
        await using var visit = await chromium.VisitAsync(site, width: 320);
        var page = await visit.OpenAsync("/");

        await page.EmulateMediaAsync(new() { Contrast = Contrast.More });
        Assert.Equal(await ColourAsync(page, "body"), await ColourAsync(page, ".featured .p-summary"));
        await page.EmulateMediaAsync(new() { Contrast = Contrast.NoPreference, ForcedColors = ForcedColors.Active });

        Assert.Equal("solid", await StyleAsync(page, ".theme [aria-pressed=true]", "outlineStyle"));
        Assert.Equal("solid", await StyleAsync(page, ".tag", "borderTopStyle"));
        Assert.Equal("", await page.CutTextAsync());
    }

    [BrowserTheory]
    [InlineData("/", ".theme [aria-pressed=true]", ".theme [aria-pressed=true]")]
    [InlineData("/admin/posts", ".admin-nav [aria-current]", ".admin-nav [aria-current]")]
    [InlineData("/admin/posts/new", ".segmented :checked", ".segmented label:has(:checked)")]
    public async Task In_the_colours_of_the_system_what_is_chosen_shows_the_focus_too(string path, string chosen, string shown)
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site);
        await visit.SignInAsync(People.Ines);
        var page = await visit.OpenAsync(path);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });

        await page.Locator(chosen).First.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Shift+Tab");

        await Expect(page.Locator(chosen).First).ToBeFocusedAsync();
        Assert.Equal(("solid", "3px"), (await StyleAsync(page, shown, "outlineStyle"), await StyleAsync(page, shown, "outlineWidth")));
        Assert.Equal("solid", await StyleAsync(page, shown, "borderTopStyle"));
    }

    [BrowserFact]
    public async Task Who_wants_less_motion_gets_none()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site);
        var page = await visit.OpenAsync("/");
        const string moving = "[...document.querySelectorAll('*')].filter(element => getComputedStyle(element).transitionDuration !== '0s' || getComputedStyle(element).animationName !== 'none').length";
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        Assert.NotEqual(0, await page.EvaluateAsync<int>(moving));

        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });

        Assert.Equal(0, await page.EvaluateAsync<int>(moving));
        Assert.Equal("auto", await StyleAsync(page, "html", "scrollBehavior"));
    }

    private static ILocator Choice(IPage page, string name) => page.GetByRole(AriaRole.Group, new() { Name = "Colours" }).GetByRole(AriaRole.Button, new() { Name = name });

    // The light paper is nearly white, the dark one nearly black.
    private static Task<bool> IsDarkAsync(IPage page) => page.EvaluateAsync<bool>(
        """
        () => {
          const brush = new OffscreenCanvas(1, 1).getContext("2d");
          brush.fillStyle = getComputedStyle(document.body).backgroundColor;
          brush.fillRect(0, 0, 1, 1);
          return brush.getImageData(0, 0, 1, 1).data[0] < 128;
        }
        """);

    private static Task<string> ColourAsync(IPage page, string selector) => StyleAsync(page, selector, "color");

    private static Task<string> StyleAsync(IPage page, string selector, string property) =>
        page.Locator(selector).First.EvaluateAsync<string>("(element, property) => getComputedStyle(element)[property]", property);
}
