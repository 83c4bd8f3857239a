using Blog.Posts;
using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

/// <summary>What the line above the text says is true, and no word is lost.</summary>
public sealed class SavingTests(Chromium chromium)
{
    [BrowserFact]
    public async Task What_is_typed_is_saved_without_a_button()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var (title, body) = visit.Page.Fields();

        await title.PressSequentiallyAsync("Bread");
        await body.PressSequentiallyAsync("Flour and water.");
        await Expect(visit.Page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        var post = await site.OnlyPostAsync();
        Assert.Equal(("Bread", "Flour and water."), (post.Text.Title, post.Text.Body));
        Assert.EndsWith($"/admin/posts/{post.Id}", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.ReloadAsync();
        await Expect(body).ToHaveValueAsync("Flour and water.");
        Assert.Equal(0, await Journal.CountAsync(visit.Page));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(visit.Page.GetByText("Published. Readers can see it now.")).ToBeVisibleAsync();
        Assert.Equal("bread", (await site.OnlyPostAsync()).Slug);
    }

    [BrowserFact]
    public async Task A_button_pressed_twice_is_pressed_once()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.Titled("Bread").WithWorkingDraft("Rye bread"));
        await using var visit = await chromium.EditAsync(site, PostUrl.ToEditor(post.Id));
        var sent = 0;
        await visit.Page.RouteAsync($"**{PostUrl.ToEditor(post.Id)}", async route =>
        {
            sent += route.Request.Method == "POST" ? 1 : 0;
            await Task.Delay(TimeSpan.FromSeconds(1));
            await route.ContinueAsync();
        });

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Unpublish" })
            .EvaluateAsync("button => { button.click(); setTimeout(() => button.click(), 300); }");

        await Expect(visit.Page.GetByText("Two people have written here")).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true })).ToBeVisibleAsync();
        Assert.Equal(1, sent);
    }

    [BrowserFact]
    public async Task Without_a_connection_it_says_so_keeps_the_text_and_catches_up()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var (_, body) = visit.Page.Fields();
        await body.FillAsync("Flour.");
        await Expect(visit.Page.SavedLine()).ToHaveTextAsync("Saved 09:00");

        await visit.Page.RouteAsync("**/admin/posts/keep", route => route.AbortAsync("internetdisconnected"));
        visit.ExpectingFailures();
        await body.PressSequentiallyAsync(" Water.");
        await Expect(visit.Page.SavedLine()).ToHaveTextAsync("Not saved: no connection. Your text is kept in this browser.");
        Assert.Equal("Flour.", (await site.OnlyPostAsync()).Text.Body);
        Assert.Equal(1, await Journal.CountAsync(visit.Page));
        await visit.Page.UnrouteAsync("**/admin/posts/keep");
        await visit.Page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await Expect(visit.Page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        Assert.Equal("Flour. Water.", (await site.OnlyPostAsync()).Text.Body);
        Assert.Equal(0, await Journal.CountAsync(visit.Page));
    }

    [BrowserFact]
    public async Task Who_leaves_is_asked_only_when_something_is_unsaved()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var page = visit.Page;
        var questions = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            questions.Add(dialog.Type);
            _ = dialog.AcceptAsync();
        };
        var (_, body) = page.Fields();

        await body.FillAsync("Flour.");
        await body.ClickAsync();
        await Expect(page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        await page.GetByRole(AriaRole.Link, new() { Name = "Posts" }).ClickAsync();
        await page.WaitForURLAsync("**/admin/posts");
        Assert.Empty(questions);
        await page.GoBackAsync();
        visit.ExpectingFailures();
        await page.RouteAsync("**/admin/posts/keep", route => route.AbortAsync("internetdisconnected"));
        await body.ClickAsync();
        await body.FillAsync("Water.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Posts" }).ClickAsync();
        await page.WaitForURLAsync("**/admin/posts");

        Assert.Equal(["beforeunload"], questions);
    }

    [BrowserTheory]
    [InlineData("/admin/snippets/new", "Save snippet")]
    [InlineData("/admin/settings", "Save settings")]
    public async Task Who_leaves_a_form_is_asked_only_when_it_has_unsaved_words(string path, string button)
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site);
        await visit.SignInAsync(People.Ines);
        visit.Expecting(422);
        var page = visit.Page;
        var questions = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            questions.Add(dialog.Type);
            _ = dialog.AcceptAsync();
        };
        async Task LeaveAsync()
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Dashboard" }).ClickAsync();
            await page.WaitForURLAsync("**/admin");
        }

        await visit.OpenAsync(path);
        await page.GetByLabel("Name", new() { Exact = true }).ClickAsync();
        await LeaveAsync();
        Assert.Empty(questions);

        await visit.OpenAsync(path);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Typed");
        await LeaveAsync();
        Assert.Equal(["beforeunload"], questions);

        // What was sent and not taken is nowhere else.
        await visit.OpenAsync(path);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.Locator("[role=alert]").First.WaitForAsync();
        await LeaveAsync();
        Assert.Equal(["beforeunload", "beforeunload"], questions);
    }

    [BrowserFact]
    public async Task Headings_of_the_text_do_not_stand_in_its_way()
    {
        const string text = "## Saved\n\nFlour.\n\n## Session\n\nWater.\n\n## Found\n\nSalt.\n\n";
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).SayingInMarkdown(text).Draft());
        await using var visit = await chromium.EditAsync(site, PostUrl.ToEditor(post.Id));
        var (_, body) = visit.Page.Fields();
        await Expect(visit.Page.Locator("#preview h2#session")).ToHaveCountAsync(1);

        await body.FillAsync(text + "Rye.");
        await Expect(visit.Page.SavedLine()).ToHaveTextAsync("Saved 09:00");

        visit.Expecting(401);
        await visit.Window.ClearCookiesAsync(new() { Name = "__Host-session" });
        await body.FillAsync(text + "Rye and wheat.");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog).GetByText("Sign in to go on")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Two_tabs_do_not_write_over_each_other()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Draft().Saying("One.\n\nTwo.\n\nThree."));
        await using var visit = await chromium.EditAsync(site, PostUrl.ToEditor(post.Id));
        visit.Expecting(409);
        var other = await visit.Window.NewPageAsync();
        await other.GotoAsync(PostUrl.ToEditor(post.Id));

        await other.Fields().Body.FillAsync("One!\n\nTwo.\n\nThree.");
        await Expect(other.SavedLine()).ToHaveTextAsync("Saved 09:00");
        await visit.Page.Fields().Body.FillAsync("One.\n\nTwo.\n\nThree!");
        await Expect(visit.Page.SavedLine()).ToContainTextAsync("Not saved: Somebody else saved this post meanwhile. Your text is kept in this browser.");
        Assert.Equal("One!\n\nTwo.\n\nThree.", (await site.OnlyPostAsync()).Text.Body);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "See both texts" }).ClickAsync();
        await Expect(visit.Page.GetByLabel("The joined text")).ToHaveValueAsync("One!\n\nTwo.\n\nThree!");
        await Journal.AssertNothingIsFoundAsync(visit.Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go on with the joined text" }).ClickAsync();

        await Expect(visit.Page.Fields().Body).ToHaveValueAsync("One!\n\nTwo.\n\nThree!");
        await Expect(visit.Page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        Assert.Equal("One!\n\nTwo.\n\nThree!", (await site.OnlyPostAsync()).Text.Body);
        await Journal.AssertNothingIsFoundAsync(visit.Page);
        Assert.Equal(0, await Journal.CountAsync(visit.Page));
    }

    [BrowserFact]
    public async Task A_form_that_led_nowhere_does_not_end_the_saving()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Draft().Saying("Flour."));
        await using var visit = await chromium.EditAsync(site, PostUrl.ToEditor(post.Id));
        var page = visit.Page;
        await page.EvaluateAsync("document.querySelector('#post').addEventListener('submit', event => event.preventDefault())");
        await page.Fields().Body.FillAsync("Flour and water.");
        await Expect(page.SavedLine()).ToHaveTextAsync("Saved 09:00");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await page.EvaluateAsync("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        await page.Fields().Body.PressSequentiallyAsync(" Salt.");

        await Expect(page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        Assert.Equal("Flour and water. Salt.", (await site.OnlyPostAsync()).Text.Body);
    }
}
