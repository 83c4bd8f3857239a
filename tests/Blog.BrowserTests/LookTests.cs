using Blog.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

/// <summary>How the owner makes the site look: the theme, and what is not saved yet. Every visit also fails on a breach of the content security policy and on a request to another host.</summary>
public sealed class LookTests(Chromium chromium)
{
    private const string Red = "rgb(255, 0, 0)";

    /// <summary>All ways that we know to make a browser load something, or to end the sheet early.</summary>
    private const string Hostile =
        """
        @import url(https://evil.example/a.css);
        @\69mport "https://evil.example/b.css";
        @layer x { @import "https://evil.example/c.css"; }
        @font-face { font-family: Evil; src: url(https://evil.example/a.woff2) }
        body { background: url(https://evil.example/a.png) }
        header { background: \75rl(https://evil.example/b.png), u\52 l("//evil.example/c.png") }
        main { --a: "https://evil.example/d.png"; --b: url(https://evil.example/e.png); background: image-set(var(--a) 1x) }
        footer { background: image-set("https://evil.example/f.png" 1x); content: url(data:image/png;base64,AAAA) }
        li { list-style: url('/\9/evil.example/g.png'); cursor: url(/\2f evil.example/h.cur), auto }
        p::before { content: "</style><img src=https://evil.example/i.png>" }
        nav { color: red } /* </style><script>document.title = "lost"</script> */
        h1, h2 { color: red; font-family: Evil }
        a { color: "never
        closed; background: url(https://evil.example/j.png) }
        """;

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_theme_is_seen_before_it_is_saved_and_what_was_typed_stays(bool hasScripts)
    {
        await using var site = await Site.ListenAsync();
        await site.Has(A.Post);
        await using var visit = await chromium.VisitAsync(site, hasScripts: hasScripts);
        await visit.SignInAsync(People.Ines);
        var page = await visit.OpenAsync("/admin/settings/theme");
        await page.GetByLabel("CSS", new() { Exact = true }).FillAsync("h1 { color: red }");

        var preview = await visit.Window.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync());

        await Expect(preview.GetByRole(AriaRole.Heading, new() { Name = "Bread for twelve" })).ToHaveCSSAsync("color", Red);
        await Expect(page.GetByLabel("CSS", new() { Exact = true })).ToHaveValueAsync("h1 { color: red }");
        Assert.Equal("", await site.Db(db => db.Themes.Select(theme => theme.Typed).SingleAsync()));
        if (hasScripts)
        {
            Assert.Equal("", await preview.BarriersInBothSchemesAsync());
        }

        await preview.GetByRole(AriaRole.Button, new() { Name = "Back to the settings" }).ClickAsync();
        await Expect(preview.GetByLabel("CSS", new() { Exact = true })).ToHaveValueAsync("h1 { color: red }");
        await preview.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(preview.GetByText("Saved. Readers see it from now on.")).ToBeVisibleAsync();
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bread for twelve" })).Not.ToHaveCSSAsync("color", Red);
        await page.GotoAsync("/posts/bread-for-twelve");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bread for twelve" })).ToHaveCSSAsync("color", Red);
    }

    [BrowserFact]
    public async Task The_colour_and_the_footer_text_are_seen_before_they_are_saved()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site);
        await visit.SignInAsync(People.Ines);
        var page = await visit.OpenAsync("/admin/settings");
        await page.GetByLabel("Footer text").FillAsync("Thirty *years*.");
        await page.GetByLabel("Plum").CheckAsync();

        var preview = await visit.Window.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync());

        await Expect(preview.Locator(".footer-text")).ToHaveTextAsync("Thirty years.");
        Assert.Equal("#7a4a78", await preview.EvaluateAsync<string>("getComputedStyle(document.documentElement).getPropertyValue('--accent-base')"));
        await Expect(page.GetByLabel("Footer text")).ToHaveValueAsync("Thirty *years*.");
        await page.GotoAsync("/");
        await Expect(page.Locator(".footer-text")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_hostile_theme_loads_nothing_and_its_harmless_part_works()
    {
        await using var site = await Site.ListenAsync();
        await site.Has(A.Post);
        await using var visit = await chromium.VisitAsync(site);
        await visit.SignInAsync(People.Ines);
        var page = await visit.OpenAsync("/admin/settings/theme");
        await page.GetByLabel("CSS", new() { Exact = true }).FillAsync(Hostile);

        var preview = await visit.Window.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync());
        await AssertWorksAsync(preview);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator("#left-out li").First).ToBeVisibleAsync();
        await page.GotoAsync("/posts/bread-for-twelve");
        await AssertWorksAsync(page);

        static async Task AssertWorksAsync(IPage page)
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bread for twelve" })).ToHaveCSSAsync("color", Red);
            Assert.Contains("Bread for twelve", await page.TitleAsync(), StringComparison.Ordinal);
            var said = await page.EvaluateAsync<string>("[...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).map(rule => rule.cssText).join('')");
            Assert.DoesNotContain("url(\"http", said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("url(\"//", said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("@import", said, StringComparison.OrdinalIgnoreCase);
        }
    }

    [BrowserFact]
    public async Task A_browser_that_knows_no_nesting_shows_nothing_wider_than_the_window()
    {
        await using var site = await Site.ListenAsync();
        await site.Has(A.Post.SayingInMarkdown($"{Furniture.Everything}\n\n```\n{new string('x', 400)}\n```\n\n|{string.Concat(Enumerable.Repeat(" Remarkable |", 20))}\n|{string.Concat(Enumerable.Repeat(" - |", 20))}"));
        await using var visit = await chromium.VisitAsync(site, width: 390);
        var page = await visit.OpenAsync("/posts/bread-for-twelve");

        await page.EvaluateAsync(
            """
            () => {
                const flatten = rule => {
                    if (rule instanceof CSSStyleRule) {
                        while (rule.cssRules.length > 0) rule.deleteRule(0);
                    } else {
                        [...rule.cssRules ?? []].forEach(flatten);
                    }
                };
                [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).forEach(flatten);
            }
            """);

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [BrowserFact]
    public async Task A_browser_that_has_only_our_light_colours_takes_its_own_light_ones_too()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site);
        var page = await visit.OpenAsync("/");

        var fallback = await page.EvaluateAsync<string[]>(
            """
            () => {
                const all = rules => [...rules].flatMap(rule => rule instanceof CSSSupportsRule && rule.conditionText.includes("light-dark") ? [...rule.cssRules] : all(rule.cssRules ?? []));
                return [...document.styleSheets].flatMap(sheet => all(sheet.cssRules)).map(rule => `${rule.selectorText} ${rule.style.colorScheme}`);
            }
            """);

        // As strong as the reader's own choice, which such a browser keeps as well.
        Assert.Equal([":root, :root[data-theme] light"], fallback);
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task What_is_left_out_shuts_nobody_out(int width)
    {
        await using var site = await Site.ListenAsync();
        await site.WearAsync(Hostile);
        await using var visit = await chromium.VisitAsync(site, width);
        await visit.SignInAsync(People.Ines);

        var page = await visit.OpenAsync("/admin/settings/theme");

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Use no theme" })).ToBeVisibleAsync();
        Assert.Equal("", await page.BarriersInBothSchemesAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }
}
