using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

/// <summary>The hands of somebody who writes: lists, pasting, keys, the calm view.</summary>
public sealed class WritingTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData("- flour", "water", "- flour\n- water")]
    [InlineData("9. stir", "wait", "9. stir\n10. wait")]
    [InlineData("- [x] done", "next", "- [x] done\n- [ ] next")]
    [InlineData("> she said", "so", "> she said\n> so")]
    [InlineData("> 1) in", "b", "> 1) in\n> 2) b")]
    [InlineData("  * inner", "b", "  * inner\n  * b")]
    [InlineData("plain", "words", "plain\nwords")]
    [InlineData("```\n- code", "x", "```\n- code\nx")]
    public async Task Enter_continues_a_list(string before, string typed, string after)
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var body = Body(visit);

        await body.FillAsync(before);
        await body.PressAsync("Control+End");
        await body.PressAsync("Enter");
        await visit.Page.Keyboard.TypeAsync(typed);

        await Expect(body).ToHaveValueAsync(after);
    }

    [BrowserFact]
    public async Task Enter_on_an_empty_item_ends_the_list_and_undo_knows_every_step()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var body = Body(visit);

        await body.FillAsync("- a");
        await body.PressAsync("Control+End");
        await body.PressAsync("Enter");
        await Expect(body).ToHaveValueAsync("- a\n- ");
        await body.PressAsync("Enter");
        await Expect(body).ToHaveValueAsync("- a\n");
        await body.PressAsync("Control+z");
        await body.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("- a\n- ");
    }

    [BrowserFact]
    public async Task Items_move_in_and_out_by_key_and_Tab_still_leaves()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var body = Body(visit);

        await body.FillAsync("1. a\n2. b");
        await body.PressAsync("Control+End");
        await body.PressAsync("Control+]");
        await Expect(body).ToHaveValueAsync("1. a\n   2. b");
        await body.PressAsync("Control+[");
        await Expect(body).ToHaveValueAsync("1. a\n2. b");
        await body.PressAsync("Alt+Shift+ArrowRight");
        await Expect(body).ToHaveValueAsync("1. a\n   2. b");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Move the item out" }).ClickAsync();
        await Expect(body).ToHaveValueAsync("1. a\n2. b");
        await body.PressAsync("Tab");
        await Expect(body).Not.ToBeFocusedAsync();
        await Expect(body).ToHaveValueAsync("1. a\n2. b");
    }

    [BrowserFact]
    public async Task Rich_text_becomes_markdown_and_undo_brings_the_plain_words_back()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var body = Body(visit);

        await CopyAsync(visit, "<p>So <b>good</b> <a href=\"https://example.org/x\">there</a></p><ul><li>one</li><li>two</li></ul>", "So good there\none\ntwo");
        await body.PressAsync("Control+v");
        await Expect(body).ToHaveValueAsync("So **good** [there](https://example.org/x)\n\n- one\n- two");
        await body.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("So good there\none\ntwo");
    }

    [BrowserFact]
    public async Task Rich_text_that_is_read_late_leaves_its_author_where_she_writes_by_now()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var arrival = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/admin/paste", async route =>
        {
            await arrival.Task;
            await route.ContinueAsync();
        });

        await CopyAsync(visit, "<p>So <b>good</b></p>", "So good");
        await Body(visit).PressAsync("Control+v");
        await visit.Page.GetByLabel("Tags").FillAsync("rye");
        arrival.SetResult();
        await Expect(Body(visit)).ToHaveValueAsync("So **good**");
        await visit.Page.Keyboard.InsertTextAsync(" bread");

        await Expect(visit.Page.GetByLabel("Tags")).ToHaveValueAsync("rye bread");
    }

    [BrowserFact]
    public async Task Plain_words_with_signs_stay_as_they_are_and_so_does_all_when_the_server_does_not_answer()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        visit.Expecting(422);
        var body = Body(visit);

        await CopyAsync(visit, "<p>2 * 3 and **bold**</p>", "2 * 3 and **bold**");
        await AwaitPasteAsync(visit, body);
        await Expect(body).ToHaveValueAsync("2 * 3 and **bold**");

        await body.FillAsync("");
        await CopyAsync(visit, string.Concat(Enumerable.Repeat("<b>", 300)) + "deep", "deep");
        await AwaitPasteAsync(visit, body);
        await Expect(body).ToHaveValueAsync("deep");
    }

    [BrowserFact]
    public async Task Plain_words_stay_when_one_of_them_would_get_lost()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var body = Body(visit);

        await CopyAsync(visit, "<p>So <b>good</b></p>", "So good indeed");
        await AwaitPasteAsync(visit, body);
        await visit.Page.WaitForTimeoutAsync(300);
        await Expect(body).ToHaveValueAsync("So good indeed");

        // What word processors put before an item is no word of it, and a mark or an address within a word takes nothing away.
        await body.FillAsync("");
        await CopyAsync(
            visit,
            "<ol><li>S<b>o</b> <a href=\"https://example.org/a_(b)\">g</a>ood</li><li>Stra\u00DFe</li></ol><ul><li>wide</li></ul>",
            "1.\tSo good\n(b)\tSTRASSE\no\twide");
        await body.PressAsync("Control+v");
        await Expect(body).ToHaveValueAsync("1. S**o** [g](<https://example.org/a_(b)>)ood\n2. Stra\u00DFe\n\n- wide");
    }

    [BrowserFact]
    public async Task An_address_over_chosen_words_makes_a_link()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var body = Body(visit);

        await CopyAsync(visit, null, "https://example.org/a");
        await body.FillAsync("there");
        await body.SelectTextAsync();
        await body.PressAsync("Control+v");

        await Expect(body).ToHaveValueAsync("[there](https://example.org/a)");
    }

    [BrowserFact]
    public async Task The_calm_view_shows_the_text_alone_and_Escape_leaves_it()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var page = visit.Page;

        await Body(visit).FillAsync("Words.");
        await page.GetByText("Calm", new() { Exact = true }).ClickAsync();
        await Expect(page.Locator(".publish")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToBeHiddenAsync();
        await Expect(Body(visit)).ToBeFocusedAsync();
        await Expect(page.SavedLine()).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.Locator(".publish")).ToBeVisibleAsync();
        await Expect(Body(visit)).ToHaveValueAsync("Words.");
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Help_is_one_press_away(bool hasScripts)
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site, hasScripts: hasScripts);
        var page = visit.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Help" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Markdown in a minute" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Keys" })).ToBeVisibleAsync(new() { Visible = hasScripts });
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#writing-help")).ToBeHiddenAsync();
        if (hasScripts)
        {
            await Body(visit).PressAsync("Control+/");
            await Expect(page.Locator("#writing-help")).ToBeVisibleAsync();
        }
    }

    [BrowserFact]
    public async Task Text_and_preview_scroll_in_step()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var page = visit.Page;

        var text = string.Concat(Enumerable.Range(1, 60).Select(number => $"## Part {number}\n\nShort words of part {number}.\n\n"))
            + string.Concat(Enumerable.Range(61, 20).Select(number => $"## Part {number}\n\n{string.Concat(Enumerable.Repeat("Long words. ", 60))}\n\n"));
        await Body(visit).FillAsync(text);
        await Expect(page.Locator("#preview h2").Last).ToContainTextAsync("Part 80");
        foreach (var part in new[] { 20, 50, 70 })
        {
            // The heading at the height where the eye is, on both sides.
            await Body(visit).EvaluateAsync("(body, part) => { const at = body.value.indexOf(`## Part ${part}\\n`); body.focus(); body.setSelectionRange(at, at); body.blur(); body.focus(); }", part);
            await Expect(page.Locator("#preview").GetByRole(AriaRole.Heading, new() { Name = $"Part {part}", Exact = true })).ToBeInViewportAsync();
        }

        await page.Locator(".rendered").EvaluateAsync("pane => { pane.scrollTop = pane.scrollHeight; }");
        await page.WaitForFunctionAsync("() => { const body = document.querySelector('#body'); return body.scrollTop + body.clientHeight > body.scrollHeight - 40; }");
        await page.Locator(".rendered").EvaluateAsync("pane => { pane.scrollTop = 0; }");
        await page.WaitForFunctionAsync("() => document.querySelector('#body').scrollTop < 40");
    }

    [BrowserFact]
    public async Task A_hint_leads_to_its_place()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var page = visit.Page;

        await Body(visit).FillAsync(string.Concat(Enumerable.Repeat("Words.\n\n", 80)) + "Read it [here](https://example.org/).");
        await page.GetByText("1 thing to look at, if you like").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "“here”" }).ClickAsync();

        await Expect(Body(visit)).ToBeFocusedAsync();
        Assert.Equal("[here](https://example.org/)", await Body(visit).EvaluateAsync<string>("body => body.value.slice(body.selectionStart, body.selectionEnd)"));
        Assert.True(await Body(visit).EvaluateAsync<bool>("body => body.scrollTop > 500"));
        await visit.Page.Keyboard.TypeAsync("it");
        await Expect(page.GetByText("1 thing to look at, if you like")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_snippet_goes_where_the_caret_is()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var page = visit.Page;
        await visit.OpenAsync("/admin/snippets/new");
        await page.GetByLabel("Name").FillAsync("Sign-off");
        await Body(visit).FillAsync("\nBe well.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save snippet" }).ClickAsync();
        await Expect(page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        await visit.OpenAsync("/admin/posts/new");

        await Body(visit).FillAsync("ab");
        await Body(visit).PressAsync("ArrowLeft");
        await page.GetByText("Snippets", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Insert “Sign-off”" }).ClickAsync();

        await Expect(Body(visit)).ToHaveValueAsync("a\nBe well.b");
        await Body(visit).PressAsync("Control+z");
        await Expect(Body(visit)).ToHaveValueAsync("ab");
    }

    [BrowserFact]
    public async Task The_preview_is_set_in_the_type_of_the_published_page()
    {
        const string Type = "all => all.map(one => { const s = getComputedStyle(one); return [one.localName, s.fontFamily, s.fontSize, s.lineHeight, s.fontWeight, s.letterSpacing].join('|'); })";
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site);
        var page = visit.Page;

        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Bread");
        await Body(visit).FillAsync("Words\n\n## Two\n\n### Three\n\n- a\n\n`code` and[^1]\n\n> quote\n\n[^1]: A note.");
        await Expect(page.Locator("#preview .footnotes")).ToBeVisibleAsync();
        var shown = await page.Locator("#preview :is(p, h2, h3, li, code)").EvaluateAllAsync<string[]>(Type);
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByText("Published. Readers can see it now.")).ToBeVisibleAsync();
        await page.GotoAsync("/posts/bread");

        Assert.Equal(await page.Locator(".post-body :is(p, h2, h3, li, code)").EvaluateAllAsync<string[]>(Type), shown);
    }

    [BrowserTheory]
    [InlineData(390, true)]
    [InlineData(390, false)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task Every_view_of_the_editor_shuts_nobody_out(int width, bool isDark)
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.EditAsync(site, width: width, isDark: isDark);
        var page = visit.Page;

        await Body(visit).FillAsync("### Deep\n\n![](/img/mark.svg)\n\n[here](/posts/nowhere)\n\n| a | b |\n| - | - |\n| 1 | 2 |");
        await Expect(page.Locator("#preview table")).ToBeVisibleAsync();
        await AssertReachableAsync(visit, "both");
        foreach (var view in new[] { "Write", "Preview", "Calm" })
        {
            await page.GetByText(view, new() { Exact = true }).First.ClickAsync();
            await AssertReachableAsync(visit, view);
        }

        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Help" }).ClickAsync();
        await AssertReachableAsync(visit, "help");
    }

    private static async Task AssertReachableAsync(BrowserVisit visit, string what)
    {
        Assert.Equal((what, ""), (what, await visit.Page.BarriersAsync()));
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{what} is wider than the window.");
    }

    private static ILocator Body(BrowserVisit visit) => visit.Page.GetByLabel("Text, in Markdown");

    private static async Task CopyAsync(BrowserVisit visit, string? html, string text)
    {
        await visit.Window.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await Body(visit).FocusAsync();
        await visit.Page.EvaluateAsync(
            """
            ({ html, text }) => navigator.clipboard.write([new ClipboardItem({
              'text/plain': new Blob([text], { type: 'text/plain' }),
              ...(html ? { 'text/html': new Blob([html], { type: 'text/html' }) } : {}),
            })])
            """,
            new { html, text });
    }

    private static Task<IResponse> AwaitPasteAsync(BrowserVisit visit, ILocator body) =>
        visit.Page.RunAndWaitForResponseAsync(() => body.PressAsync("Control+v"), response => response.Url.EndsWith("/admin/paste", StringComparison.Ordinal));
}
