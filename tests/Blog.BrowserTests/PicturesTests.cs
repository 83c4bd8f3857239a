using System.Text.RegularExpressions;
using Blog.Tests;
using Blog.Tests.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

/// <summary>Pictures on their way into a text.</summary>
public sealed class PicturesTests(Chromium chromium)
{
    [BrowserFact]
    public async Task One_that_is_chosen_stands_where_the_caret_was()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, 1280);
        await visit.SignInAsync(People.Otto);
        await visit.OpenAsync("/admin/posts/new");
        var body = Body(visit);
        await body.FillAsync("Before. After.");
        await body.EvaluateAsync("field => field.setSelectionRange(7, 7)");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Picture", Exact = true }).ClickAsync();
        await visit.Page.GetByLabel("Add a picture").SetInputFilesAsync(new FilePayload { Name = "tea.jpg", MimeType = "image/jpeg", Buffer = Photo.Jpeg(600, 300) });

        await Expect(body).ToHaveValueAsync(new Regex(@"^Before\.!\[\]\(/media/[0-9a-f]{16}/tea-600x300\.webp\) After\.$"));
        var file = await site.Db(db => db.Media.SingleAsync());
        await Expect(visit.Page.Locator($"#preview img[src='{file.Address.AtLeast(1600).Path}']")).ToBeVisibleAsync();
        // Chosen again, it would be a change again.
        await Expect(visit.Page.GetByLabel("Add a picture")).ToHaveValueAsync("");
    }

    [BrowserTheory]
    [InlineData("drop")]
    [InlineData("paste")]
    public async Task One_that_is_dropped_or_pasted_goes_to_the_server_at_once(string kind)
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, 1280);
        await visit.SignInAsync(People.Otto);
        await visit.OpenAsync("/admin/posts/new");

        await GiveAsync(visit, kind, "walk.png", "image/png", Photo.Png(500, 400), words: "");

        await Expect(Body(visit)).ToHaveValueAsync(new Regex(@"^!\[\]\(/media/[0-9a-f]{16}/walk-500x400\.webp\)$"));
    }

    [BrowserFact]
    public async Task Words_that_come_with_a_picture_of_them_stay_words()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, 1280);
        await visit.SignInAsync(People.Otto);
        await visit.OpenAsync("/admin/posts/new");

        await GiveAsync(visit, "paste", "words.png", "image/png", Photo.Png(500, 400), words: "From a program for writing");
        await Body(visit).PressSequentiallyAsync("Typed.");

        await Expect(Body(visit)).ToHaveValueAsync("Typed.");
        Assert.Equal(0, await site.Db(db => db.Media.CountAsync()));
    }

    [BrowserFact]
    public async Task One_that_cannot_be_shown_leaves_the_text_as_it_was_and_says_why()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, 390);
        visit.Expecting(422);
        await visit.SignInAsync(People.Otto);
        await visit.OpenAsync("/admin/posts/new");
        await Body(visit).FillAsync("Words.");

        await GiveAsync(visit, "drop", "notes.txt", "text/plain", "Words."u8.ToArray(), words: "");

        await Expect(visit.Page.Locator(".adding")).ToContainTextAsync("“notes.txt” is no picture that can be shown here");
        await Expect(Body(visit)).ToHaveValueAsync("Words.");
    }

    [BrowserFact]
    public async Task A_button_waits_for_one_that_is_on_its_way()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, 1280);
        await visit.SignInAsync(People.Otto);
        await visit.OpenAsync("/admin/posts/new");
        var arrival = await HoldAsync(visit);
        await visit.Page.GetByLabel("Title", new() { Exact = true }).FillAsync("Tea");
        await Body(visit).FillAsync("Words. ");
        await GiveAsync(visit, "drop", "slow.png", "image/png", Photo.Png(500, 400), words: "");
        await Expect(Body(visit)).ToHaveValueAsync(new Regex("slow"));

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator(".adding")).ToHaveTextAsync("This goes on as soon as the picture is there.");
        arrival.SetResult();

        await Expect(visit.Page.GetByText("Published. Readers can see it now.")).ToBeVisibleAsync();
        Assert.Matches(@"^Words\. !\[\]\(/media/[0-9a-f]{16}/slow-500x400\.webp\)$", (await site.OnlyPostAsync()).Body);
    }

    [BrowserFact]
    public async Task A_button_that_waited_for_one_that_cannot_be_shown_leaves_the_reason_to_be_read()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, 1280);
        visit.Expecting(422);
        await visit.SignInAsync(People.Ines);
        await visit.OpenAsync("/admin/pages/new");
        var arrival = await HoldAsync(visit);
        await visit.Page.GetByLabel("Title", new() { Exact = true }).FillAsync("Tea");
        await GiveAsync(visit, "drop", "notes.txt", "text/plain", "Words."u8.ToArray(), words: "");
        await Expect(Body(visit)).ToHaveValueAsync(new Regex("notes"));

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save page" }).First.ClickAsync();
        arrival.SetResult();

        await Expect(visit.Page.Locator(".adding")).ToContainTextAsync("“notes.txt” is no picture that can be shown here");
        Assert.Equal(0, await site.Db(db => db.Pages.CountAsync()));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save page" }).First.ClickAsync();
        await Expect(visit.Page.GetByText("Saved. Readers don’t see it yet.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task One_that_is_on_its_way_is_not_saved_as_words()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, 1280);
        await visit.SignInAsync(People.Otto);
        await visit.OpenAsync("/admin/posts/new");
        var arrival = await HoldAsync(visit);
        await Body(visit).FillAsync("Words. ");

        await GiveAsync(visit, "drop", "slow.png", "image/png", Photo.Png(500, 400), words: "");
        await Expect(Body(visit)).ToHaveValueAsync(new Regex("slow"));
        await Expect(visit.Page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        Assert.Equal("Words. ", (await site.OnlyPostAsync()).Text.Body);
        arrival.SetResult();

        await Expect(Body(visit)).ToHaveValueAsync(new Regex("/media/"));
        await Expect(visit.Page.SavedLine()).ToHaveTextAsync("Saved 09:00");
        Assert.Contains("/media/", (await site.OnlyPostAsync()).Text.Body, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task One_that_arrives_leaves_its_author_where_she_writes_by_now()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, 1280);
        await visit.SignInAsync(People.Otto);
        await visit.OpenAsync("/admin/posts/new");
        var arrival = await HoldAsync(visit);
        await GiveAsync(visit, "drop", "slow.png", "image/png", Photo.Png(500, 400), words: "");
        var tags = visit.Page.GetByLabel("Tags");
        await tags.FillAsync("rye bread");
        await tags.EvaluateAsync("field => field.setSelectionRange(3, 3)");

        arrival.SetResult();
        await Expect(Body(visit)).ToHaveValueAsync(new Regex(@"^!\[\]\(/media/[0-9a-f]{16}/slow-500x400\.webp\)$"));
        await visit.Page.Keyboard.InsertTextAsync(", white");

        await Expect(tags).ToHaveValueAsync("rye, white bread");
        await Expect(visit.Page.Locator("#preview img")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Of_several_each_one_that_cannot_be_shown_is_named()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, 1280);
        visit.Expecting(422);
        await visit.SignInAsync(People.Otto);
        await visit.OpenAsync("/admin/posts/new");

        await GiveAsync(visit, "drop", words: "", ("notes.txt", "text/plain", "Words."u8.ToArray()), ("list.txt", "text/plain", "Words."u8.ToArray()), ("walk.png", "image/png", Photo.Png(500, 400)));

        await Expect(Body(visit)).ToHaveValueAsync(new Regex(@"^!\[\]\(/media/[0-9a-f]{16}/walk-500x400\.webp\)$"));
        await Expect(visit.Page.Locator(".adding")).ToContainTextAsync("“notes.txt” is no picture that can be shown here");
        await Expect(visit.Page.Locator(".adding")).ToContainTextAsync("“list.txt” is no picture that can be shown here");
    }

    [BrowserFact]
    public async Task One_that_is_there_is_inserted_at_the_caret()
    {
        await using var site = await Site.ListenAsync();
        var file = await site.Has(A.Picture);
        await using var visit = await chromium.VisitAsync(site, 1280);
        await visit.SignInAsync(People.Otto);
        await visit.OpenAsync("/admin/posts/new");
        await Body(visit).FillAsync("Before. After.");
        await Body(visit).EvaluateAsync("field => field.setSelectionRange(7, 7)");

        await visit.Page.GetByText("Pictures", new() { Exact = true }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Insert “tea”" }).ClickAsync();

        await Expect(Body(visit)).ToHaveValueAsync($"Before.{file.Markdown} After.");
    }

    private static ILocator Body(BrowserVisit visit) => visit.Page.GetByLabel("Text, in Markdown");

    // What is sent to the server stays on its way until the test lets it go.
    private static async Task<TaskCompletionSource> HoldAsync(BrowserVisit visit)
    {
        var arrival = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/admin/media/upload", async route =>
        {
            await arrival.Task;
            await route.ContinueAsync();
        });
        return arrival;
    }

    private static Task GiveAsync(BrowserVisit visit, string kind, string name, string type, byte[] content, string words) => GiveAsync(visit, kind, words, (name, type, content));

    // As a browser does it, with files from another program.
    private static async Task GiveAsync(BrowserVisit visit, string kind, string words, params (string Name, string Type, byte[] Content)[] files) => await Body(visit).EvaluateAsync(
        """
        (field, given) => {
          const data = new DataTransfer();
          for (const file of given.files) data.items.add(new File([Uint8Array.from(atob(file.content), letter => letter.charCodeAt(0))], file.name, { type: file.type }));
          if (given.words) data.setData('text/plain', given.words);
          const event = given.kind === 'paste' ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }) : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
          field.focus();
          field.dispatchEvent(event);
        }
        """,
        new { kind, words, files = files.Select(file => new { name = file.Name, type = file.Type, content = Convert.ToBase64String(file.Content) }).ToArray() });
}
