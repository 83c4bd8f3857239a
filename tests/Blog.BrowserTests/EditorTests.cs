using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

public sealed class EditorTests(Chromium chromium)
{
    private const string Text = "A *slow* start\n\n## Knead\n\n- flour\n- water\n\n1. Stir.\n2. Wait.\n\n\"So\" -- done.";

    [BrowserFact]
    public async Task It_works_and_the_preview_is_what_readers_get()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var page = visit.Page;

        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Bread");
        await page.GetByLabel("Text, in Markdown").FillAsync(Text);
        await Expect(page.Locator("#preview h2")).ToContainTextAsync("Knead");
        await Expect(page.Locator("[data-words]")).ToHaveTextAsync("10 words");
        var preview = await page.Locator("#preview").InnerHTMLAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByText("Published. Readers can see it now.")).ToBeVisibleAsync();
        await page.GotoAsync("/posts/bread");

        Assert.Equal((await page.Locator(".post-body").InnerHTMLAsync()).Trim(), preview.Trim());
    }

    [BrowserFact]
    public async Task Buttons_and_keys_mark_what_is_chosen()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var body = visit.Page.GetByLabel("Text, in Markdown");

        await body.FillAsync("slow");
        await body.SelectTextAsync();
        await visit.Page.Keyboard.PressAsync("Control+b");
        await Expect(body).ToHaveValueAsync("**slow**");
        await visit.Page.Keyboard.PressAsync("Control+i");
        await Expect(body).ToHaveValueAsync("**_slow_**");
        await visit.Page.Keyboard.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("**slow**");
        await body.FillAsync("flour\nwater");
        await body.SelectTextAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Bullet list" }).ClickAsync();
        await Expect(body).ToHaveValueAsync("- flour\n- water");
        await body.FillAsync("Knead it well");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Heading", Exact = true }).ClickAsync();
        await Expect(body).ToHaveValueAsync("## Knead it well");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Heading", Exact = true }).ClickAsync();
        await Expect(body).ToHaveValueAsync("Knead it well");
        await body.FillAsync("here");
        await body.SelectTextAsync();
        await visit.Page.Keyboard.PressAsync("Control+k");
        await Expect(body).ToHaveValueAsync("[here](url)");
    }

    [BrowserFact]
    public async Task Ctrl_S_saves()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var page = visit.Page;

        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Bread");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        await page.GetByLabel("Text, in Markdown").FillAsync("Words.");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.SavedLine()).ToHaveTextAsync("Saved 09:00");

        await Expect(page.GetByLabel("Text, in Markdown")).ToHaveValueAsync("Words.");
        Assert.Null((await site.OnlyPostAsync()).PublishedAt);
    }

    [BrowserTheory]
    [InlineData("/admin/posts/new")]
    [InlineData("/admin/pages/new")]
    public async Task Whoever_saves_by_key_writes_on_where_she_was(string path)
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var page = await visit.OpenAsync(path);
        var body = page.GetByLabel("Text, in Markdown");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Bread");
        var lines = string.Concat(Enumerable.Repeat("\nSalt.", 200));
        await body.FillAsync("Flour water." + lines);
        await body.EvaluateAsync("field => { field.setSelectionRange(5, 5); field.scrollTop = 50; }");

        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal(50, await body.EvaluateAsync<int>("field => field.scrollTop"));
        await page.Keyboard.InsertTextAsync(" and");

        await Expect(body).ToHaveValueAsync("Flour and water." + lines);
    }

    [BrowserFact]
    public async Task The_Enter_key_in_a_field_saves_a_draft()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var page = visit.Page;

        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Bread");
        await page.GetByLabel("Text, in Markdown").FillAsync("Words.");
        await page.GetByLabel("Tags").FillAsync("rye");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.SavedLine()).ToHaveTextAsync("Saved 09:00");

        Assert.Null((await site.OnlyPostAsync()).PublishedAt);
    }

    [BrowserFact]
    public async Task Without_scripts_a_button_shows_the_preview()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site, hasScripts: false);
        var page = visit.Page;

        await Expect(page.GetByRole(AriaRole.Toolbar)).ToBeHiddenAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Bread");
        await page.GetByLabel("Text, in Markdown").FillAsync("\n" + Text);
        await page.GetByText("On a date").ClickAsync();
        await page.GetByLabel("Date and time").FillAsync("2025-03-31T11:14");
        await page.Locator(".actions").GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();

        await Expect(page.Locator("#preview h2")).ToContainTextAsync("Knead");
        await Expect(page.GetByLabel("Text, in Markdown")).ToHaveValueAsync("\n" + Text);
        Assert.Empty(await site.PostsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByText("Published. Readers can see it now.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Text, in Markdown")).ToHaveValueAsync("\n" + Text);
    }

    [BrowserTheory]
    [InlineData("/admin/posts/new")]
    [InlineData("/admin/posts/{id}")]
    [InlineData("/admin/posts")]
    [InlineData("/admin/pages/new")]
    [InlineData("/admin/settings")]
    [InlineData("/admin")]
    public async Task On_a_phone_nothing_scrolls_sideways(string path)
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.Titled("Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel").WithWorkingDraft("Donaudampfschifffahrtsgesellschaftskapitänskajüte"));
        await using var visit = await chromium.EditAsync(site, width: 390);

        await visit.Page.GotoAsync(path.Replace("{id}", $"{post.Id}", StringComparison.Ordinal));

        Assert.Equal(390, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        if (path.StartsWith("/admin/posts/", StringComparison.Ordinal))
        {
            await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save draft" })).ToBeInViewportAsync(new() { Ratio = 1 });
        }
    }

    [BrowserFact]
    public async Task With_large_letters_its_buttons_stay_in_the_window_of_a_phone()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        await using var visit = await chromium.EditAsync(site, width: 390);
        // As somebody has set them in the browser.
        await (await visit.Window.NewCDPSessionAsync(visit.Page)).SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new { standard = 24 } });

        var page = await visit.OpenAsync($"/admin/posts/{post.Id}");

        Assert.Equal("24px", await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).fontSize"));
        Assert.Equal("", await page.CutTextAsync());
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save draft" })).ToBeInViewportAsync(new() { Ratio = 1 });
    }
}
