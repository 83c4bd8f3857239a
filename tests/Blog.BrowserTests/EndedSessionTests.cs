using Blog.Posts;
using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

/// <summary>Whoever has been signed out goes on with the text after signing in.</summary>
public sealed class EndedSessionTests(Chromium chromium)
{
    [BrowserFact]
    public async Task When_the_session_has_ended_one_signs_in_over_the_text()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Draft());
        await using var visit = await chromium.EditAsync(site, PostUrl.ToEditor(post.Id));
        visit.Expecting(401).Expecting(422);
        var page = visit.Page;
        var (_, body) = page.Fields();
        await visit.Window.ClearCookiesAsync(new() { Name = "__Host-session" });

        await body.FillAsync("Flour and water.");
        await body.EvaluateAsync("body => body.setSelectionRange(5, 5)");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("Sign in to go on")).ToBeVisibleAsync();
        await Expect(page.SavedLine()).ToHaveTextAsync("Not saved: your session has ended. Your text is kept in this browser.");
        var place = (await dialog.BoundingBoxAsync())!;
        Assert.Equal((640, 450), ((int)Math.Round(place.X + (place.Width / 2)), (int)Math.Round(place.Y + (place.Height / 2))));
        await dialog.GetByLabel("E-mail").FillAsync(People.Ines.Email);
        await dialog.GetByLabel("Password").FillAsync("not the right words");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(dialog.GetByText("That e-mail and password don’t go together")).ToBeVisibleAsync();
        await dialog.GetByLabel("Password").FillAsync(People.Ines.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        await Expect(dialog).ToHaveCountAsync(0);
        Assert.Equal("Flour and water.", (await site.OnlyPostAsync()).Text.Body);
        // Whoever types on does so where she was.
        Assert.Equal(5, await body.EvaluateAsync<int>("body => body.selectionStart"));
        await page.Keyboard.InsertTextAsync(", rye");
        await Expect(body).ToHaveValueAsync("Flour, rye and water.");
        await Expect(page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByText("Published. Readers can see it now.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task When_all_cookies_are_gone_too_the_preview_goes_on_after_the_sign_in()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Draft());
        await using var visit = await chromium.EditAsync(site, PostUrl.ToEditor(post.Id));
        visit.Expecting(401);
        var page = visit.Page;
        await visit.Window.ClearCookiesAsync();

        await page.Fields().Body.FillAsync("Flour and water.");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("E-mail").FillAsync(People.Ines.Email);
        await dialog.GetByLabel("Password").FillAsync(People.Ines.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        await page.Fields().Body.FillAsync("Flour, water and salt.");

        await Expect(page.Locator("#preview")).ToContainTextAsync("Flour, water and salt.");
    }

    [BrowserFact]
    public async Task Without_scripts_a_form_of_an_ended_session_is_carried_through_the_sign_in()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site, hasScripts: false);
        visit.Expecting(422);
        var page = visit.Page;
        var (title, body) = page.Fields();
        await title.FillAsync("Bread");
        await body.FillAsync("\nFlour <and> \"water\".\n\n  Salt.");
        await visit.Window.ClearCookiesAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByText("What you wrote is kept on this page")).ToBeVisibleAsync();
        await page.GetByLabel("E-mail").FillAsync(People.Ines.Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("not the right words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByText("That e-mail and password don’t go together")).ToBeVisibleAsync();
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(People.Ines.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on with it" }).ClickAsync();

        await Expect(page.GetByText("Published. Readers can see it now.")).ToBeVisibleAsync();
        Assert.Equal("\nFlour <and> \"water\".\n\n  Salt.", (await site.OnlyPostAsync()).Body);
    }

    [BrowserFact]
    public async Task Without_scripts_a_form_older_than_the_session_is_shown_once_more()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site, hasScripts: false);
        var page = visit.Page;
        var (title, body) = page.Fields();
        await title.FillAsync("Bread");
        var text = string.Concat(Enumerable.Repeat("Flour, water & salt. ", 5_000));
        await body.FillAsync(text);
        await visit.Window.ClearCookiesAsync();
        await visit.SignInAsync(People.Ines, await visit.Window.NewPageAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on with it" }).ClickAsync();

        await Expect(page.GetByText("Published. Readers can see it now.")).ToBeVisibleAsync();
        Assert.Equal(text, (await site.OnlyPostAsync()).Body);
    }
}
