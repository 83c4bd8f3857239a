using Blog.Tests;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

public sealed class HomeTests(Chromium chromium)
{
    [BrowserFact]
    public async Task It_works_and_sets_no_cookie()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site);

        var page = await visit.OpenAsync("/");

        await Expect(page).ToHaveTitleAsync("The Long Table");
        Assert.Empty(await visit.Window.CookiesAsync());
    }

    [BrowserFact]
    public async Task Whoever_signed_in_finds_the_way_to_the_admin_area()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, hasScripts: false);
        await visit.SignInAsync(People.Otto);

        var page = await visit.OpenAsync("/");

        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Admin" })).ToBeVisibleAsync();
    }
}
