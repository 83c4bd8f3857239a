using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

public sealed class PrintTests(Chromium chromium)
{
    [BrowserFact]
    public async Task A_printed_post_is_the_text_with_the_addresses_of_its_links_and_nothing_around_it()
    {
        await using var site = await Site.ListenAsync();
        await site.Has(A.Post.SayingInMarkdown(Furniture.Everything));
        await using var visit = await chromium.VisitAsync(site, isDark: true);
        var page = await visit.OpenAsync("/posts/bread-for-twelve");

        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        foreach (var chrome in new[] { ".site-nav", ".site-footer", ".skip", "#respond" })
        {
            await Expect(page.Locator(chrome).First).ToBeHiddenAsync();
        }

        await Expect(page.Locator("h1").First).ToBeVisibleAsync();
        Assert.Equal("\" (https://example.org/a/rather/long/address)\"", (await AfterAsync(page, "a way out")).Replace("\" \"", "", StringComparison.Ordinal));
        Assert.Contains("/archive", await AfterAsync(page, "one within"), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.prose details p').checkVisibility({ contentVisibilityAuto: true })"), "What is folded is printed, too.");
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [BrowserFact]
    public async Task A_table_of_many_columns_is_printed_whole()
    {
        // A4 within our margins, in pixels.
        const int PaperWidth = 642;
        await using var site = await Site.ListenAsync();
        await site.Has(A.Post.SayingInMarkdown("""
            | Monday morning | Tuesday morning | Wednesday morning | Thursday morning | Friday morning | Saturday morning | Sunday morning | Remarks |
            | - | - | - | - | - | - | - | - |
            | Wholemeal bread | Sourdough bread | Buttermilk rolls | Pumpernickel | Gingerbread | Cinnamon buns | Leftovers | Unforgettable |
            """));
        await using var visit = await chromium.VisitAsync(site, PaperWidth);
        var page = await visit.OpenAsync("/posts/bread-for-twelve");

        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        Assert.Equal("", await page.CutTextAsync());
    }

    [BrowserFact]
    public async Task A_printed_private_page_has_the_whole_link_and_nothing_to_press()
    {
        // A5 within our margins, in pixels.
        const int PaperWidth = 408;
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        await using var visit = await chromium.VisitAsync(site, PaperWidth);
        var page = await visit.OpenAsync($"/posts/{post.Slug}");
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync("We ate in the stairwell.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        await page.WaitForURLAsync("**/comments/*");
        var link = page.GetByText(await page.Locator("#private-link").InputValueAsync(), new() { Exact = true });
        await Expect(link).ToBeHiddenAsync();

        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        await Expect(link).ToBeVisibleAsync();
        Assert.Equal("", await page.CutTextAsync());
        Assert.Equal(0, await page.Locator("main :is(input, textarea, button, .button):visible").CountAsync());
    }

    // Chromium gives the parts of the content one by one.
    private static async Task<string> AfterAsync(IPage page, string link) =>
        await page.Locator(".post-body").GetByRole(AriaRole.Link, new() { Name = link }).First.EvaluateAsync<string>("element => getComputedStyle(element, '::after').content");
}
