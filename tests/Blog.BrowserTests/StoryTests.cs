using System.Text.RegularExpressions;
using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

/// <summary>What the product is for, on the built program as its host runs it: from the first start to the first answer, and past a death of the process.</summary>
public sealed class StoryTests(Chromium chromium)
{
    private const string Title = "A table for one is still a table";
    private const string Password = "four unrelated kitchen words";
    private const string Comment = "I set a second plate last night.";

    private const string Article =
        """
        Eating alone is no smaller meal. It asks for the same salt, and for somebody who sits down.

        ## Begin with the plate

        Lay what you would lay for a guest:

        - a plate that is warm
        - a cloth, even a torn one
        - *one* thing that is green

        ## Then take your time

        1. Sit down before you begin.
        2. Put the telephone into another room.
        3. Say aloud what tastes good.

        Be well,\
        Sarah
        """;

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_article_is_written_read_and_answered_and_outlives_the_process(bool hasScripts)
    {
        var folder = Scratch.Folder("story");
        await using (var program = BlogProcess.Start(folder))
        {
            var link = await program.SaysAsync("Set it up at ");
            await using var author = await chromium.VisitAsync(program.Address, hasScripts: hasScripts);
            await SetUpAsync(author.Page, link);
            await PublishAsync(author.Page, hasScripts);

            await using var reader = await chromium.VisitAsync(program.Address, hasScripts: hasScripts);
            await ReadAsync(reader.Page);
            await Expect(reader.Page.GetByText("There are no comments yet.")).ToBeVisibleAsync();
            await AnswerAsync(reader.Page);

            await author.OpenAsync("/admin/comments");
            await author.Page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
            await Expect(author.Page.GetByText("1 comment approved.")).ToBeVisibleAsync();

            await ReadAsync(reader.Page);
            await Expect(reader.Page.GetByText(Comment)).ToBeVisibleAsync();
            Assert.Empty(await reader.Window.CookiesAsync());
            await program.KillAsync();
        }

        await using (var program = BlogProcess.Start(folder))
        {
            (await program.ReadyAsync()).Dispose();
            await using var reader = await chromium.VisitAsync(program.Address, hasScripts: hasScripts);
            await ReadAsync(reader.Page);
            await Expect(reader.Page.GetByText(Comment)).ToBeVisibleAsync();
            await Expect(reader.Page.GetByText("quiet reader", new() { Exact = true })).ToBeVisibleAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task SetUpAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await page.GetByLabel("Name of the blog").FillAsync("The Quiet Plate");
        await page.GetByLabel("Your name").FillAsync("Sarah Lind");
        await page.GetByLabel("Your e-mail").FillAsync("sarah@example.org");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByLabel("Language").SelectOptionAsync("en");
        await page.GetByLabel("Time zone").SelectOptionAsync("Europe/Amsterdam");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the blog" }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
    }

    private static async Task PublishAsync(IPage page, bool hasScripts)
    {
        await page.GotoAsync("/admin/posts/new");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync(Title);
        await page.GetByLabel("Text, in Markdown").FillAsync(Article);
        await page.GetByText("On a date").ClickAsync();
        await page.GetByLabel("Date and time").FillAsync("2025-03-31T11:14");
        if (!hasScripts)
        {
            await page.Locator(".actions").GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        }

        await Expect(page.Locator("#preview h2").First).ToContainTextAsync("Begin with the plate");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Published. Readers can see it now.")).ToBeVisibleAsync();
    }

    private static async Task ReadAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = Title }).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Title);
        await Expect(page.GetByText("Published on 31 March 2025 at 11:14")).ToBeVisibleAsync();
        await Expect(page.Locator(".post-body h2")).ToContainTextAsync(["Begin with the plate", "Then take your time"]);
        await Expect(page.Locator(".post-body ul > li")).ToHaveCountAsync(3);
        await Expect(page.Locator(".post-body ol > li")).ToHaveCountAsync(3);
        await Expect(page.Locator(".post-body p").Last).ToHaveTextAsync(new Regex(@"Be well,\s*Sarah"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Add comment" })).ToBeVisibleAsync();
    }

    private static async Task AnswerAsync(IPage page)
    {
        await page.GetByLabel("Name").FillAsync("quiet reader");
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync(Comment);
        // What is sent within a moment was not written by a hand.
        await Task.Delay(TimeSpan.FromSeconds(3));
        await page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you. Your comment is waiting for Sarah." })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Your private link" })).ToHaveValueAsync(new Regex($"{new Uri(page.Url).AbsolutePath}$"));
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = Title }).First.ClickAsync();
        await Expect(page.GetByText(Comment)).ToHaveCountAsync(0);
    }
}
