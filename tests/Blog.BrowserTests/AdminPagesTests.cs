using Blog.Comments.Reports;
using Blog.Tests;
using Microsoft.Playwright;

namespace Blog.BrowserTests;

/// <summary>Every page of those who write, and the forms that tell what is wrong: accessible in both schemes and widths, without a complaint.</summary>
public sealed class AdminPagesTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Nobody_is_shut_out(int width)
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.Tagged("bread").PartOf("Loaves"));
        var waiting = await site.Has(A.CommentOn(post).Waiting());
        var reported = await site.Has(A.CommentOn(post));
        await site.Has(A.Picture);
        await site.Db(db =>
        {
            db.CommentReports.Add(new CommentReport(reported.Id, ReportReason.Danger, "Please have a look.", site.Now));
            return db.SaveChangesAsync();
        });
        await using var visit = await chromium.VisitAsync(site, width);
        await visit.SignInAsync(People.Ines);

        foreach (var path in Pages(post.Id, waiting.Id))
        {
            var response = await visit.Page.GotoAsync(path);
            Assert.Equal(200, response?.Status);
            await AssertReachableAsync(visit, path);
        }
    }

    [BrowserFact]
    public async Task However_somebody_is_called_nothing_is_pushed_out_of_a_small_window()
    {
        await using var site = await Site.ListenAsync();
        var word = new string('N', 50);
        var picture = await site.Has(A.Picture);
        var post = await site.Has(A.Post.Titled(word).WithCover(picture.Id));
        var comment = await site.Has(A.CommentOn(post).By(word).Waiting());
        await using var visit = await chromium.VisitAsync(site, width: 320);
        await visit.SignInAsync(People.Ines);

        foreach (var path in (string[])["/admin/comments?show=waiting", $"/admin/comments/{comment.Id}", $"/admin/media/{picture.Id}", $"/admin/posts/{post.Id}/revisions"])
        {
            var page = await visit.OpenAsync(path);
            Assert.Equal((path, ""), (path, await page.CutTextAsync()));
            await page.SpaceOutAsync();
            Assert.Equal((path, ""), (path, await page.CutTextAsync()));
        }
    }

    [BrowserTheory]
    [InlineData(320, 256)]
    [InlineData(390, 844)]
    [InlineData(1280, 720)]
    public async Task Nothing_that_stays_in_view_lies_upon_what_has_the_focus(int width, int height)
    {
        const int Steps = 45;
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.At("bread"));
        foreach (var number in Enumerable.Range(1, 9))
        {
            await site.Has(A.Post.At($"bread-{number}"));
            await site.Has(A.CommentOn(post));
        }

        await using var visit = await chromium.VisitAsync(site, width);
        await visit.SignInAsync(People.Ines);
        await visit.Page.SetViewportSizeAsync(width, height);

        foreach (var path in (string[])["/admin/posts", "/admin/comments?show=approved", "/admin/settings", $"/admin/posts/{post.Id}"])
        {
            var page = await visit.OpenAsync(path);
            var covered = new List<string>();
            foreach (var key in Enumerable.Repeat("Tab", Steps).Concat(Enumerable.Repeat("Shift+Tab", Steps)))
            {
                await page.Keyboard.PressAsync(key);
                covered.Add(await page.CoveredFocusAsync());
            }

            Assert.Equal((path, ""), (path, string.Join("; ", covered.Where(what => what.Length > 0).Distinct())));
        }
    }

    [BrowserFact]
    public async Task Every_page_about_one_thing_has_a_title_of_its_own()
    {
        await using var site = await Site.ListenAsync();
        var (bread, soup) = (await site.Has(A.Post.Titled("Bread").At("bread")), await site.Has(A.Post.Titled("Soup").At("soup")));
        var (toves, bos) = (await site.Has(A.CommentOn(bread).By("Tove")), await site.Has(A.CommentOn(bread).By("Bo")));
        var (house, garden) = (await site.Has(A.Page.Titled("House")), await site.Has(A.Page.Titled("Garden")));
        await using var visit = await chromium.VisitAsync(site);
        await visit.SignInAsync(People.Ines);
        foreach (var name in (string[])["Greeting", "Farewell"])
        {
            await visit.OpenAsync("/admin/snippets/new");
            await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
            await visit.Page.GetByLabel("Text, in Markdown").FillAsync("Hello.");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save snippet" }).ClickAsync();
            await visit.Page.WaitForURLAsync("**/admin/snippets");
        }

        foreach (var (one, other) in ((string, string)[])
        [
            ($"/admin/posts/{bread.Id}", $"/admin/posts/{soup.Id}"),
            ($"/admin/posts/{bread.Id}/revisions", $"/admin/posts/{soup.Id}/revisions"),
            ($"/admin/comments/{toves.Id}", $"/admin/comments/{bos.Id}"),
            ($"/admin/comments/{toves.Id}/reply", $"/admin/comments/{bos.Id}/reply"),
            ($"/admin/comments/{toves.Id}/proposal", $"/admin/comments/{bos.Id}/proposal"),
            ($"/admin/pages/{house.Id}", $"/admin/pages/{garden.Id}"),
            ("/admin/snippets/1", "/admin/snippets/2"),
        ])
        {
            var title = await (await visit.OpenAsync(one)).TitleAsync();
            Assert.NotEqual(title, await (await visit.OpenAsync(other)).TitleAsync());
        }
    }

    [BrowserFact]
    public async Task Letters_that_hold_hands_are_never_pushed_together()
    {
        await using var site = await Site.ListenAsync();
        await site.DecideAsync(settings => settings.Name = "المائدة");
        var post = await site.Has(A.Post.Titled("خبز"));
        await using var visit = await chromium.VisitAsync(site);
        await visit.SignInAsync(People.Ines);

        foreach (var (path, letters) in ((string, string)[])[("/", ".brand bdi"), ("/admin", ".brand bdi"), ($"/admin/posts/{post.Id}", ".title-input")])
        {
            var page = await visit.OpenAsync(path);
            Assert.Equal((path, "0px"), (path, (await page.Locator(letters).First.EvaluateAsync<string>("element => getComputedStyle(element).letterSpacing")).Replace("normal", "0px", StringComparison.Ordinal)));
        }
    }

    [BrowserFact]
    public async Task A_poem_that_waits_fits_a_small_window()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, width: 390);
        await visit.OpenAsync($"/posts/{(await site.Has(A.Post)).Slug}");
        await visit.Page.GetByLabel("Comment", new() { Exact = true }).FillAsync(Furniture.Poem);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send comment", Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/comments/*");
        await visit.SignInAsync(People.Ines);

        foreach (var path in (string[])["/admin", "/admin/comments?show=waiting", "/admin/comments/1", "/admin/comments/1/proposal", "/admin/comments/1/reply"])
        {
            var page = await visit.OpenAsync(path);
            Assert.Equal((path, ""), (path, await page.CutTextAsync()));
        }
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_form_with_errors_shuts_nobody_out(int width)
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        await using var visit = await chromium.VisitAsync(site, width);
        visit.Expecting(422);

        await visit.OpenAsync($"/posts/{post.Slug}");
        await PressAsync(visit, "Send comment");
        await visit.OpenAsync("/account/sign-in");
        await visit.Page.GetByLabel("E-mail").FillAsync("nobody@example.org");
        await visit.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("not the right words");
        await PressAsync(visit, "Sign in");
        await visit.SignInAsync(People.Otto);
        await visit.OpenAsync("/admin/posts/new");
        await PressAsync(visit, "Publish");
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Setting_up_and_the_private_page_shut_nobody_out(int width)
    {
        await using var empty = await Site.ListenAsync(isSetUp: false);
        await using (var visit = await chromium.VisitAsync(empty, width))
        {
            // Without the code.
            visit.Expecting(403);
            await visit.OpenAsync("/setup");
            await AssertReachableAsync(visit, "/setup");
        }

        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        await using var reader = await chromium.VisitAsync(site, width);
        await reader.OpenAsync($"/posts/{post.Slug}");
        await reader.Page.GetByLabel("Name").FillAsync("quiet reader");
        await reader.Page.GetByLabel("Comment", new() { Exact = true }).FillAsync("> We ate\n\n1. in the *stairwell*");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        await reader.Page.WaitForURLAsync("**/comments/*");
        await AssertReachableAsync(reader, "the private page");
    }

    private static string[] Pages(int post, int comment) =>
    [
        "/admin",
        "/admin/posts",
        "/admin/posts?state=bin",
        "/admin/posts/new",
        $"/admin/posts/{post}",
        $"/admin/posts/{post}/preview",
        $"/admin/posts/{post}/revisions",
        "/admin/comments",
        "/admin/comments?show=approved",
        "/admin/comments?show=spam",
        "/admin/comments?show=reported",
        $"/admin/comments/{comment}",
        $"/admin/comments/{comment}/proposal",
        $"/admin/comments/{comment}/reply",
        "/admin/media",
        "/admin/media/1",
        "/admin/media/1/delete",
        "/admin/pages",
        "/admin/pages/new",
        "/admin/pages/new?from=privacy",
        "/admin/series",
        "/admin/series/1",
        "/admin/series/1/delete",
        "/admin/menu",
        "/admin/tags",
        "/admin/tags/1",
        "/admin/tags/1/delete",
        "/admin/snippets",
        "/admin/snippets/new",
        "/admin/settings",
        "/admin/settings/comments",
        "/admin/settings/theme",
        "/account",
        "/account/digest",
        "/account/password",
    ];

    private static async Task PressAsync(BrowserVisit visit, string button)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await visit.Page.Locator("[role=alert]").First.WaitForAsync();
        await AssertReachableAsync(visit, $"{visit.Page.Url} after \"{button}\"");
    }

    private static async Task AssertReachableAsync(BrowserVisit visit, string what)
    {
        Assert.Equal((what, ""), (what, await visit.Page.BarriersInBothSchemesAsync()));
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{what} is wider than the window.");
    }
}
