using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

public sealed class PostListTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Posts_are_chosen_by_key_or_all_at_once()
    {
        await using var site = await Site.ListenAsync();
        foreach (var title in new[] { "Bread", "Salt" })
        {
            await site.Has(A.Post.Titled(title));
        }

        await using var visit = await chromium.VisitAsync(site);
        await visit.SignInAsync(People.Ines);
        var page = await visit.OpenAsync("/admin/posts");
        await Expect(page.GetByText("None chosen")).ToBeVisibleAsync();

        var rows = page.Locator("[data-list] > tr");
        await rows.First.GetByRole(AriaRole.Link).FocusAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByText("1 chosen")).ToBeVisibleAsync();
        Assert.True(await page.GetByLabel("Choose all").EvaluateAsync<bool>("box => box.indeterminate"));
        await page.Keyboard.PressAsync("j");
        await Expect(rows.Last.GetByRole(AriaRole.Link)).ToBeFocusedAsync();

        await page.GetByLabel("Choose all").CheckAsync();
        await Expect(page.GetByText("2 chosen")).ToBeVisibleAsync();
        await Expect(rows.Last.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await page.GetByLabel("Choose all").UncheckAsync();
        await Expect(page.GetByText("None chosen")).ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData(1, "comment")]
    [InlineData(2, "comments")]
    public async Task On_a_phone_the_number_of_comments_says_what_it_counts(int number, string word)
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        for (var i = 0; i < number; i++)
        {
            await site.Has(A.CommentOn(post));
        }

        await using var visit = await chromium.VisitAsync(site, 390);
        await visit.SignInAsync(People.Ines);
        var page = await visit.OpenAsync("/admin/posts");

        var count = page.Locator("[data-list] .num");
        await Expect(count).ToHaveTextAsync($"{number}");
        await Expect(count).ToHaveAttributeAsync("data-label", word);
    }
}
