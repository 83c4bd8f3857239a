using System.Text.RegularExpressions;
using Blog.Tests;
using Microsoft.EntityFrameworkCore;
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
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Your private link" })).ToHaveValueAsync(new Regex($"{new Uri(page.Url).AbsolutePath}$"));
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
    public async Task The_private_link_is_copied_by_a_button()
    {
        await using var site = await Site.ListenAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey("key"));
        await using var reader = await chromium.VisitAsync(site);
        await reader.Window.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await reader.OpenAsync("/comments/key");

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the link" }).ClickAsync();

        await Expect(page.GetByText("Copied.")).ToBeVisibleAsync();
        Assert.EndsWith("/comments/key", await page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_tells_too_much_is_asked_hides_it_and_takes_it_all_back(bool hasScripts)
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        await using var reader = await chromium.VisitAsync(site, hasScripts: hasScripts);
        var page = await reader.OpenAsync($"/posts/{post.Slug}");
        site.Clock.Advance(TimeSpan.FromMinutes(2));

        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync("Write to rosa@example.org.");
        await PressAsync(page, "Send comment");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(page.GetByText("An e-mail address: rosa@example.org")).ToBeVisibleAsync();
        await PressAsync(page, "Hide it");
        await Expect(page.GetByLabel("Comment", new() { Exact = true })).ToHaveValueAsync("Write to •••.");
        await Expect(page.Locator("#respond .notice")).ToBeFocusedAsync();
        await PressAsync(page, "Preview");
        await Expect(page.Locator("#respond .preview")).ToBeFocusedAsync();
        await PressAsync(page, "Send comment");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you. Your comment is waiting for Ines." })).ToBeVisibleAsync();

        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync("Never mind.");
        await PressAsync(page, "Save changes");
        await Expect(page.Locator(".comment").GetByText("Never mind.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Withdraw this comment" }).ClickAsync();
        await PressAsync(page, "Withdraw for good");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You have withdrawn this comment" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_link_to_what_is_wrong_shows_what_the_field_is_called()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        await using var reader = await chromium.VisitAsync(site);
        var page = await reader.OpenAsync($"/posts/{post.Slug}/comments");
        await page.SetViewportSizeAsync(390, 400);
        await page.GetByLabel("E-mail").FillAsync("rosa.example.org");
        reader.Expecting(422);
        await PressAsync(page, "Send comment");

        await page.GetByRole(AriaRole.Link, new() { Name = "The e-mail address needs an @" }).ClickAsync();

        await Expect(page.GetByLabel("E-mail")).ToBeFocusedAsync();
        await Expect(page.Locator("label[for=email]")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_private_note_is_answered_in_private(bool hasScripts)
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        await using var reader = await chromium.VisitAsync(site, hasScripts: hasScripts);
        var page = await reader.OpenAsync($"/posts/{post.Slug}");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync("Only you may know.");
        await page.GetByLabel("For Ines’s eyes only").CheckAsync();
        await PressAsync(page, "Send comment");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you. Your private note is waiting for Ines." })).ToBeVisibleAsync();

        await using var author = await chromium.VisitAsync(site, hasScripts: hasScripts);
        await author.SignInAsync(People.Ines);
        var queue = await author.OpenAsync("/admin/comments");
        await queue.GetByRole(AriaRole.Article).GetByRole(AriaRole.Button, new() { Name = "Answer in private" }).ClickAsync();
        await queue.GetByLabel("Your reply").FillAsync("It stays between us.");
        await PressAsync(queue, "Answer in private");

        await page.ReloadAsync();
        await Expect(page.GetByText("It stays between us.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ines has read your private note." })).ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Words_below_a_content_note_unfold_by_a_click(bool hasScripts)
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).Noting("About grief").Saying("The heavy part"));
        await using var reader = await chromium.VisitAsync(site, hasScripts: hasScripts);
        var page = await reader.OpenAsync($"/posts/{post.Slug}");
        await Expect(page.GetByText("The heavy part")).ToBeHiddenAsync();

        await page.GetByText("About grief", new() { Exact = true }).ClickAsync();

        await Expect(page.GetByText("The heavy part")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Two_on_one_line_who_say_the_same_have_a_comment_and_a_link_each()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        await using var first = await chromium.VisitAsync(site);
        await using var second = await chromium.VisitAsync(site);
        IPage[] pages = [await first.OpenAsync($"/posts/{post.Slug}"), await second.OpenAsync($"/posts/{post.Slug}")];
        Assert.Equal(await pages[0].Locator("input[name=form]").InputValueAsync(), await pages[1].Locator("input[name=form]").InputValueAsync());

        foreach (var page in pages)
        {
            await page.GetByLabel("Comment", new() { Exact = true }).FillAsync("Thank you.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you. Your comment is waiting for Ines." })).ToBeVisibleAsync();
        }

        Assert.NotEqual(pages[0].Url, pages[1].Url);
    }

    [BrowserFact]
    public async Task Back_and_sent_again_it_is_one_comment()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        await using var reader = await chromium.VisitAsync(site);
        var page = await reader.OpenAsync($"/posts/{post.Slug}");
        await page.GotoAsync($"/posts/{post.Slug}#respond");
        await SendAsync();
        var address = page.Url;

        await page.GoBackAsync();
        await SendAsync();

        Assert.Equal(address, page.Url);
        Assert.Equal(1, await site.Db(db => db.Comments.CountAsync()));

        async Task SendAsync()
        {
            await page.GetByLabel("Comment", new() { Exact = true }).FillAsync("Thank you.");
            await PressAsync(page, "Send comment");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you. Your comment is waiting for Ines." })).ToBeVisibleAsync();
        }
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
        await TakesKeysAsync();
        await page.Keyboard.PressAsync("z");
        await Expect(page.GetByText("1 comment is back where it was.")).ToBeVisibleAsync();
        await TakesKeysAsync();
        await page.Locator("[data-queue] > li").First.FocusAsync();
        await page.Keyboard.PressAsync("s");
        await Expect(page.GetByText("1 comment marked as spam.")).ToBeVisibleAsync();
        await TakesKeysAsync();
        await page.Keyboard.PressAsync("u");
        await Expect(page.GetByText("1 comment is back where it was.")).ToBeVisibleAsync();
        await Expect(page.Locator(".keys")).ToContainTextAsync("undo");

        await page.GetByLabel("Choose all").CheckAsync();
        await page.Locator(".bulk").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(page.GetByText("3 comments approved.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nobody is waiting" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("u");
        await Expect(page.GetByText("3 comments are back where they were.")).ToBeVisibleAsync();

        // A page can be seen before its script has run; counting the chosen is the last thing that it does.
        Task TakesKeysAsync() => Expect(page.GetByText("None chosen")).ToBeVisibleAsync();
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private async Task AssertReadersSeeAsync(Site site, string slug, bool isThere)
    {
        await using var visit = await chromium.VisitAsync(site);
        var page = await visit.OpenAsync($"/posts/{slug}");
        await Expect(page.GetByText("We ate in the stairwell.")).ToHaveCountAsync(isThere ? 1 : 0);
    }
}
