using Blog.Posts;
using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

/// <summary>What the line above the text says is true, and no word is lost.</summary>
public sealed class SavingTests(Chromium chromium)
{
    // As another tab would have left it that ended in the same way.
    private const string CopyJournal = """
        () => new Promise(resolve => {
          const open = indexedDB.open('journal', 1);
          open.onsuccess = () => {
            const texts = open.result.transaction('texts', 'readwrite', { durability: 'strict' }).objectStore('texts'), all = texts.getAll();
            all.onsuccess = () => texts.put({ ...all.result[0], tab: crypto.randomUUID() });
            texts.transaction.oncomplete = () => { open.result.close(); resolve(); };
          };
        })
        """;

    [BrowserFact]
    public async Task What_is_typed_is_saved_without_a_button()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await OpenAsync(site, "/admin/posts/new");
        var (title, body) = Fields(visit.Page);

        await title.PressSequentiallyAsync("Bread");
        await body.PressSequentiallyAsync("Flour and water.");
        await Expect(Line(visit.Page)).ToHaveTextAsync("Saved 09:00");
        var post = await site.OnlyPostAsync();
        Assert.Equal(("Bread", "Flour and water."), (post.Text.Title, post.Text.Body));
        Assert.EndsWith($"/admin/posts/{post.Id}", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.ReloadAsync();
        await Expect(body).ToHaveValueAsync("Flour and water.");
        Assert.Equal(0, await JournalAsync(visit.Page));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(visit.Page.GetByText("Published. Readers can see it now.")).ToBeVisibleAsync();
        Assert.Equal("bread", (await site.OnlyPostAsync()).Slug);
    }

    [BrowserFact]
    public async Task A_button_pressed_twice_is_pressed_once()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.Titled("Bread").WithWorkingDraft("Rye bread"));
        await using var visit = await OpenAsync(site, PostUrl.ToEditor(post.Id));
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
        await using var visit = await OpenAsync(site, "/admin/posts/new");
        var (_, body) = Fields(visit.Page);
        await body.FillAsync("Flour.");
        await Expect(Line(visit.Page)).ToHaveTextAsync("Saved 09:00");

        await visit.Page.RouteAsync("**/admin/posts/keep", route => route.AbortAsync("internetdisconnected"));
        visit.ExpectingFailures();
        await body.PressSequentiallyAsync(" Water.");
        await Expect(Line(visit.Page)).ToHaveTextAsync("Not saved: no connection. Your text is kept in this browser.");
        Assert.Equal("Flour.", (await site.OnlyPostAsync()).Text.Body);
        Assert.Equal(1, await JournalAsync(visit.Page));
        await visit.Page.UnrouteAsync("**/admin/posts/keep");
        await visit.Page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await Expect(Line(visit.Page)).ToHaveTextAsync("Saved 09:00");
        Assert.Equal("Flour. Water.", (await site.OnlyPostAsync()).Text.Body);
        Assert.Equal(0, await JournalAsync(visit.Page));
    }

    [BrowserFact]
    public async Task Who_leaves_is_asked_only_when_something_is_unsaved()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await OpenAsync(site, "/admin/posts/new");
        var page = visit.Page;
        var questions = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            questions.Add(dialog.Type);
            _ = dialog.AcceptAsync();
        };
        var (_, body) = Fields(page);

        await body.FillAsync("Flour.");
        await body.ClickAsync();
        await Expect(Line(page)).ToHaveTextAsync("Saved 09:00");
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
        await using var visit = await OpenAsync(site, PostUrl.ToEditor(post.Id));
        var (_, body) = Fields(visit.Page);
        await Expect(visit.Page.Locator("#preview h2#session")).ToHaveCountAsync(1);

        await body.FillAsync(text + "Rye.");
        await Expect(Line(visit.Page)).ToHaveTextAsync("Saved 09:00");

        visit.Expecting(401);
        await visit.Window.ClearCookiesAsync(new() { Name = "__Host-session" });
        await body.FillAsync(text + "Rye and wheat.");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog).GetByText("Sign in to go on")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task When_the_session_has_ended_one_signs_in_over_the_text()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Draft());
        await using var visit = await OpenAsync(site, PostUrl.ToEditor(post.Id));
        visit.Expecting(401).Expecting(422);
        var page = visit.Page;
        var (_, body) = Fields(page);
        await visit.Window.ClearCookiesAsync(new() { Name = "__Host-session" });

        await body.FillAsync("Flour and water.");
        await body.EvaluateAsync("body => body.setSelectionRange(5, 5)");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("Sign in to go on")).ToBeVisibleAsync();
        await Expect(Line(page)).ToHaveTextAsync("Not saved: your session has ended. Your text is kept in this browser.");
        var place = (await dialog.BoundingBoxAsync())!;
        Assert.Equal((640, 450), ((int)Math.Round(place.X + (place.Width / 2)), (int)Math.Round(place.Y + (place.Height / 2))));
        await dialog.GetByLabel("E-mail").FillAsync(People.Ines.Email);
        await dialog.GetByLabel("Password").FillAsync("not the right words");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(dialog.GetByText("That e-mail and password don’t go together")).ToBeVisibleAsync();
        await dialog.GetByLabel("Password").FillAsync(People.Ines.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(Line(page)).ToHaveTextAsync("Saved 09:00");
        await Expect(dialog).ToHaveCountAsync(0);
        Assert.Equal("Flour and water.", (await site.OnlyPostAsync()).Text.Body);
        // Whoever types on does so where she was.
        Assert.Equal(5, await body.EvaluateAsync<int>("body => body.selectionStart"));
        await page.Keyboard.InsertTextAsync(", rye");
        await Expect(body).ToHaveValueAsync("Flour, rye and water.");
        await Expect(Line(page)).ToHaveTextAsync("Saved 09:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByText("Published. Readers can see it now.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task When_all_cookies_are_gone_too_the_preview_goes_on_after_the_sign_in()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Draft());
        await using var visit = await OpenAsync(site, PostUrl.ToEditor(post.Id));
        visit.Expecting(401);
        var page = visit.Page;
        await visit.Window.ClearCookiesAsync();

        await Fields(page).Body.FillAsync("Flour and water.");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("E-mail").FillAsync(People.Ines.Email);
        await dialog.GetByLabel("Password").FillAsync(People.Ines.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(Line(page)).ToHaveTextAsync("Saved 09:00");
        await Fields(page).Body.FillAsync("Flour, water and salt.");

        await Expect(page.Locator("#preview")).ToContainTextAsync("Flour, water and salt.");
    }

    [BrowserFact]
    public async Task Text_that_the_site_never_got_is_offered_at_the_next_visit()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Saying("Flour."));
        await using var visit = await OpenAsync(site, PostUrl.ToEditor(post.Id));
        var (_, body) = Fields(visit.Page);
        visit.ExpectingFailures();
        await visit.Page.RouteAsync("**/admin/posts/keep", route => route.AbortAsync("internetdisconnected"));
        await body.FillAsync("Flour and water.");
        await Expect(Line(visit.Page)).ToContainTextAsync("kept in this browser");
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
        await Expect(Line(page)).ToHaveTextAsync("Saved 09:00");
        await page.GotoAsync($"/admin/posts/{post.Id}/revisions");
        await Expect(page.GetByText("Brought back", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(0, await JournalAsync(page));
        Assert.Equal("Flour.", (await site.OnlyPostAsync()).Body);
    }

    [BrowserFact]
    public async Task Whoever_wants_no_text_that_was_found_goes_on_with_the_next_or_in_the_form()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Saying("Flour."));
        await using var visit = await OpenAsync(site, PostUrl.ToEditor(post.Id));
        visit.ExpectingFailures();
        await visit.Page.RouteAsync("**/admin/posts/keep", route => route.AbortAsync("internetdisconnected"));
        await Fields(visit.Page).Body.FillAsync("Flour and water.");
        await Expect(Line(visit.Page)).ToContainTextAsync("kept in this browser");
        await visit.Page.EvaluateAsync(CopyJournal);
        await CrashAsync(visit.Page);
        var page = await visit.Window.NewPageAsync();
        await page.GotoAsync(PostUrl.ToEditor(post.Id));

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Bring it back" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();

        await Expect(Fields(page).Body).ToBeFocusedAsync();
        Assert.Equal(0, await JournalAsync(page));
    }

    [BrowserFact]
    public async Task What_is_kept_is_nobody_else_s_and_goes_with_signing_out()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await OpenAsync(site, "/admin/posts/new");
        var page = visit.Page;
        visit.ExpectingFailures();
        await page.RouteAsync("**/admin/posts/keep", route => route.AbortAsync("internetdisconnected"));
        await Fields(page).Body.FillAsync("Only mine.");
        await Expect(Line(page)).ToContainTextAsync("kept in this browser");
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

        Assert.Equal(0, await JournalAsync(page));
    }

    [BrowserFact]
    public async Task Two_tabs_do_not_write_over_each_other()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Draft().Saying("One.\n\nTwo.\n\nThree."));
        await using var visit = await OpenAsync(site, PostUrl.ToEditor(post.Id));
        visit.Expecting(409);
        var other = await visit.Window.NewPageAsync();
        await other.GotoAsync(PostUrl.ToEditor(post.Id));

        await Fields(other).Body.FillAsync("One!\n\nTwo.\n\nThree.");
        await Expect(Line(other)).ToHaveTextAsync("Saved 09:00");
        await Fields(visit.Page).Body.FillAsync("One.\n\nTwo.\n\nThree!");
        await Expect(Line(visit.Page)).ToContainTextAsync("Not saved: Somebody else saved this post meanwhile. Your text is kept in this browser.");
        Assert.Equal("One!\n\nTwo.\n\nThree.", (await site.OnlyPostAsync()).Text.Body);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "See both texts" }).ClickAsync();
        await Expect(visit.Page.GetByLabel("The joined text")).ToHaveValueAsync("One!\n\nTwo.\n\nThree!");
        await AssertNothingIsFoundAsync(visit.Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go on with the joined text" }).ClickAsync();

        await Expect(Fields(visit.Page).Body).ToHaveValueAsync("One!\n\nTwo.\n\nThree!");
        await Expect(Line(visit.Page)).ToHaveTextAsync("Saved 09:00");
        Assert.Equal("One!\n\nTwo.\n\nThree!", (await site.OnlyPostAsync()).Text.Body);
        await AssertNothingIsFoundAsync(visit.Page);
        Assert.Equal(0, await JournalAsync(visit.Page));
    }

    [BrowserFact]
    public async Task What_a_form_brings_back_is_not_found_again()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Saying("Flour."));
        await using var visit = await OpenAsync(site, PostUrl.ToEditor(post.Id));
        visit.Expecting(422);
        var page = visit.Page;
        await Fields(page).Body.FillAsync("Flour and water.");
        await page.GetByText("On a date").ClickAsync();
        await page.GetByLabel("Date and time").FillAsync("");

        await page.GetByRole(AriaRole.Button, new() { Name = "Update" }).ClickAsync();
        await Expect(page.GetByText("Not saved yet: something needs a change")).ToBeVisibleAsync();
        await AssertNothingIsFoundAsync(page);
        await page.GetByLabel("As it is").CheckAsync();
        await Fields(page).Body.FillAsync("Flour and rye.");
        await Expect(Line(page)).ToHaveTextAsync("Saved 09:00");
        Assert.Equal(0, await JournalAsync(page));
        await page.GotoAsync(PostUrl.ToEditor(post.Id));

        await AssertNothingIsFoundAsync(page);
        Assert.Equal("Flour and rye.", (await site.OnlyPostAsync()).Text.Body);
    }

    [BrowserFact]
    public async Task A_form_that_led_nowhere_does_not_end_the_saving()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.By(People.Ines).Draft().Saying("Flour."));
        await using var visit = await OpenAsync(site, PostUrl.ToEditor(post.Id));
        var page = visit.Page;
        await page.EvaluateAsync("document.querySelector('#post').addEventListener('submit', event => event.preventDefault())");
        await Fields(page).Body.FillAsync("Flour and water.");
        await Expect(Line(page)).ToHaveTextAsync("Saved 09:00");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await page.EvaluateAsync("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        await Fields(page).Body.PressSequentiallyAsync(" Salt.");

        await Expect(Line(page)).ToHaveTextAsync("Saved 09:00");
        Assert.Equal("Flour and water. Salt.", (await site.OnlyPostAsync()).Text.Body);
    }

    [BrowserFact]
    public async Task Without_scripts_a_form_of_an_ended_session_is_carried_through_the_sign_in()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await OpenAsync(site, "/admin/posts/new", hasScripts: false);
        visit.Expecting(422);
        var page = visit.Page;
        var (title, body) = Fields(page);
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
        await using var visit = await OpenAsync(site, "/admin/posts/new", hasScripts: false);
        var page = visit.Page;
        var (title, body) = Fields(page);
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

    // A tab that is closed sends with its last breath; one that crashes does not.
    private static async Task CrashAsync(IPage page)
    {
        var crash = new TaskCompletionSource();
        page.Crash += (_, _) => crash.TrySetResult();
        _ = page.GotoAsync("chrome://crash");
        await crash.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static (ILocator Title, ILocator Body) Fields(IPage page) => (page.GetByLabel("Title", new() { Exact = true }), page.Locator("#post [name=body]"));

    private static ILocator Line(IPage page) => page.Locator("[data-saved]");

    private static async Task AssertNothingIsFoundAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(page.GetByText("There is text in this browser")).ToHaveCountAsync(0);
    }

    // Writing and removing go on for a moment after the line has changed.
    private static async Task<int> JournalAsync(IPage page)
    {
        const string count = """
            () => new Promise(resolve => {
              const open = indexedDB.open('journal', 1);
              open.onupgradeneeded = () => open.result.createObjectStore('texts', { keyPath: 'tab' });
              open.onsuccess = () => { const all = open.result.transaction('texts').objectStore('texts').count(); all.onsuccess = () => { open.result.close(); resolve(all.result); }; };
            })
            """;
        await page.WaitForTimeoutAsync(300);
        return await page.EvaluateAsync<int>(count);
    }

    private async Task<BrowserVisit> OpenAsync(Site site, string path, bool hasScripts = true)
    {
        var visit = await chromium.VisitAsync(site, hasScripts: hasScripts);
        await visit.SignInAsync(People.Ines);
        await visit.OpenAsync(path);
        return visit;
    }
}
