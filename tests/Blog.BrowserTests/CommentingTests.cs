using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

public sealed class CommentingTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_comments_under_a_pen_name_and_everyone_reads_it_once_it_is_approved(bool hasScripts)
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        await using var reader = await chromium.VisitAsync(site, hasScripts: hasScripts);
        var page = await reader.OpenAsync($"/posts/{post.Slug}");
        site.Clock.Advance(TimeSpan.FromMinutes(2));

        await page.GetByLabel("Name").FillAsync("quiet reader");
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync("We ate in the *stairwell*.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you. Your comment is waiting for Ines." })).ToBeVisibleAsync();
        await Expect(page.GetByText(new Uri(page.Url).AbsolutePath)).ToBeVisibleAsync();
        Assert.Empty(await reader.Window.CookiesAsync());
        await AssertReadersSeeAsync(site, post.Slug, isThere: false);

        await using (var author = await chromium.VisitAsync(site, hasScripts: hasScripts))
        {
            await author.SignInAsync(People.Ines);
            var queue = await author.OpenAsync("/admin/comments");
            await queue.GetByRole(AriaRole.Article).GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
            await Expect(queue.GetByText("1 comment approved.")).ToBeVisibleAsync();
        }

        await AssertReadersSeeAsync(site, post.Slug, isThere: true);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "See it under the post" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_moderator_decides_by_keyboard_only_while_the_queue_has_the_focus()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        foreach (var name in new[] { "Ada", "Bo", "Cy" })
        {
            await site.Has(A.CommentOn(post).Waiting().By(name));
        }

        await using var visit = await chromium.VisitAsync(site);
        await visit.SignInAsync(People.Mo);
        var page = await visit.OpenAsync("/admin/comments");
        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByText("3 comments are waiting for you.")).ToBeVisibleAsync();

        await page.Locator("[data-queue] > li").First.FocusAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByText("1 chosen")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("d");
        await Expect(page.GetByText("1 comment declined.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("z");
        await Expect(page.GetByText("1 comment is back where it was.")).ToBeVisibleAsync();

        await page.GetByLabel("Choose all").CheckAsync();
        await page.Locator(".bulk").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(page.GetByText("3 comments approved.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nobody is waiting" })).ToBeVisibleAsync();
    }

    private async Task AssertReadersSeeAsync(Site site, string slug, bool isThere)
    {
        await using var visit = await chromium.VisitAsync(site);
        var page = await visit.OpenAsync($"/posts/{slug}");
        await Expect(page.GetByText("We ate in the stairwell.")).ToHaveCountAsync(isThere ? 1 : 0);
    }
}
