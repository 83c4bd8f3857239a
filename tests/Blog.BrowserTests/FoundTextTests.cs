using Blog.Posts;
using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

/// <summary>Text that only the browser has is found again, by its writer alone.</summary>
public sealed class FoundTextTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Text_that_the_site_never_got_is_offered_at_the_next_visit()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Saying("Flour."));
        await using var visit = await chromium.EditAsync(site, PostUrl.ToEditor(post.Id));
        var (_, body) = visit.Page.Fields();
        visit.ExpectingFailures();
        await visit.Page.RouteAsync("**/admin/posts/keep", route => route.AbortAsync("internetdisconnected"));
        await body.FillAsync("Flour and water.");
        await Expect(visit.Page.SavedLine()).ToContainTextAsync("kept in this browser");
        await CrashAsync(visit.Page);

        var page = await visit.Window.NewPageAsync();
        await page.GotoAsync("/admin/posts/new");
        await Expect(page.GetByText("There is text in this browser")).ToHaveCountAsync(0);
        await page.GotoAsync(PostUrl.ToEditor(post.Id));
        await Expect(page.GetByText("There is text in this browser")).ToBeVisibleAsync();
        await Expect(page.Locator("#post [name=body]")).ToHaveValueAsync("Flour.");
        await Expect(page.Locator(".diff ins")).ToContainTextAsync(" and water");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it back" }).ClickAsync();

        await Expect(page.Locator("#post [name=body]")).ToHaveValueAsync("Flour and water.");
        await Expect(page.Locator("#post [name=body]")).ToBeFocusedAsync();
        await Expect(page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        await page.GotoAsync($"/admin/posts/{post.Id}/revisions");
        await Expect(page.GetByText("Brought back", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(0, await Journal.CountAsync(page));
        Assert.Equal("Flour.", (await site.OnlyPostAsync()).Body);
    }

    [BrowserFact]
    public async Task Whoever_wants_no_text_that_was_found_goes_on_with_the_next_or_in_the_form()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Saying("Flour."));
        await using var visit = await chromium.EditAsync(site, PostUrl.ToEditor(post.Id));
        visit.ExpectingFailures();
        await visit.Page.RouteAsync("**/admin/posts/keep", route => route.AbortAsync("internetdisconnected"));
        await visit.Page.Fields().Body.FillAsync("Flour and water.");
        await Expect(visit.Page.SavedLine()).ToContainTextAsync("kept in this browser");
        await Journal.CopyAsync(visit.Page);
        await CrashAsync(visit.Page);
        var page = await visit.Window.NewPageAsync();
        await page.GotoAsync(PostUrl.ToEditor(post.Id));

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Bring it back" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();

        await Expect(page.Fields().Body).ToBeFocusedAsync();
        Assert.Equal(0, await Journal.CountAsync(page));
    }

    [BrowserFact]
    public async Task What_is_kept_is_nobody_else_s_and_goes_with_signing_out()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var page = visit.Page;
        visit.ExpectingFailures();
        await page.RouteAsync("**/admin/posts/keep", route => route.AbortAsync("internetdisconnected"));
        await page.Fields().Body.FillAsync("Only mine.");
        await Expect(page.SavedLine()).ToContainTextAsync("kept in this browser");
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await visit.Window.ClearCookiesAsync();
        await visit.SignInAsync(People.Edda);

        await page.GotoAsync("/admin/posts/new");
        await Expect(page.GetByLabel("Text, in Markdown")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(page.GetByText("There is text in this browser")).ToHaveCountAsync(0);
        await visit.Window.ClearCookiesAsync();
        await visit.SignInAsync(People.Ines);
        await page.GotoAsync("/admin/posts/new");
        await Expect(page.GetByText("There is text in this browser")).ToBeVisibleAsync();
        await page.GotoAsync("/admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync(site.Address.AbsoluteUri);

        Assert.Equal(0, await Journal.CountAsync(page));
    }

    [BrowserFact]
    public async Task What_a_form_brings_back_is_not_found_again()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Saying("Flour."));
        await using var visit = await chromium.EditAsync(site, PostUrl.ToEditor(post.Id));
        visit.Expecting(422);
        var page = visit.Page;
        await page.Fields().Body.FillAsync("Flour and water.");
        await page.GetByText("On a date").ClickAsync();
        await page.GetByLabel("Date and time").FillAsync("");

        await page.GetByRole(AriaRole.Button, new() { Name = "Update" }).ClickAsync();
        await Expect(page.GetByText("Not saved yet: something needs a change")).ToBeVisibleAsync();
        await Journal.AssertNothingIsFoundAsync(page);
        await page.GetByLabel("As it is").CheckAsync();
        await page.Fields().Body.FillAsync("Flour and rye.");
        await Expect(page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        Assert.Equal(0, await Journal.CountAsync(page));
        await page.GotoAsync(PostUrl.ToEditor(post.Id));

        await Journal.AssertNothingIsFoundAsync(page);
        Assert.Equal("Flour and rye.", (await site.OnlyPostAsync()).Text.Body);
    }

    // A tab that is closed sends with its last breath; one that crashes does not.
    private static async Task CrashAsync(IPage page)
    {
        var crash = new TaskCompletionSource();
        page.Crash += (_, _) => crash.TrySetResult();
        _ = page.GotoAsync("chrome://crash");
        await crash.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
