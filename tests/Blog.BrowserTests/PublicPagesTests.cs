using Blog.Comments;
using Blog.Comments.Rules;
using Blog.Hosting;
using Blog.Pages;
using Blog.Posts;
using Blog.Posts.Upkeep;
using Blog.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Blog.BrowserTests;

/// <summary>Every page that a reader may meet: valid, accessible in both schemes and widths, without a complaint, with scripts and without.</summary>
public sealed class PublicPagesTests(Chromium chromium)
{
    /// <summary>A path on the site that <see cref="StartAsync"/> fills, and the status of its answer.</summary>
    private static readonly (string Path, int Status)[] Pages =
    [
        ("/", 200),
        ("/page/2", 200),
        ("/posts/bread-for-twelve", 200),
        ("/posts/bread-for-twelve/comments", 200),
        ("/posts/bread-for-twelve/comments/1/report", 200),
        ("/posts/bread-for-twelve/comments/reported", 200),
        ("/posts/a-closed-kitchen", 200),
        ("/posts/everything", 200),
        ("/posts/somebody-means-ill", 200),
        ("/tags", 200),
        ("/posts/bread-for-one", 200),
        ("/series/a-first-loaf", 200),
        ("/series/a-first-cake", 200),
        ("/tags/bread", 200),
        ("/authors/ines-prado-1", 200),
        ("/tags/winter", 200),
        ("/archive", 200),
        ("/archive/2026", 200),
        ("/archive/2025", 200),
        ("/posts/rain", 410),
        ("/subscribe", 200),
        ("/search", 200),
        ("/search?q=bread", 200),
        ("/search?q=lampshade", 200),
        ("/about", 200),
        ("/posts/a-long-talk", 200),
        ("/posts/a-long-talk/comments/page/2", 200),
        ("/comments/waiting", 200),
        ("/comments/unwell", 200),
        ("/comments/proposed", 200),
        ("/comments/proposed/withdraw", 200),
        ("/comments/proposed/letter", 200),
        ("/privacy", 200),
        ("/account/sign-in", 200),
        ("/account/forgotten", 200),
        ("/nothing-here", 404),
        ("/error/500", 404),
    ];

    private static readonly string[] EmptyPages = ["/", "/tags", "/archive", "/privacy"];

    [BrowserTheory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Nobody_is_shut_out(int width)
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site, width);
        visit.Expecting(404).Expecting(410).Expecting(500);

        foreach (var (path, status) in Pages)
        {
            var response = await visit.Page.GotoAsync(path);
            Assert.Equal((path, status), (path, response?.Status));
            await AssertReachableAsync(visit, path);
        }

        await site.LoseDatabaseAsync();
        Assert.Equal(500, (await visit.Page.GotoAsync("/account/sign-in"))?.Status);
        await AssertReachableAsync(visit, "a failure");
    }

    [BrowserTheory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task A_blog_without_posts_shuts_nobody_out(int width)
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, width);

        foreach (var path in EmptyPages)
        {
            await visit.OpenAsync(path);
            await AssertReachableAsync(visit, path);
        }
    }

    [BrowserFact]
    public async Task A_long_word_for_a_topic_is_pushed_out_of_no_window()
    {
        await using var site = await Site.ListenAsync();
        await site.Has(A.Post.At("loaf").Tagged("Donaudampfschifffahrtsgesellschaftskapitän"));
        await using var visit = await chromium.VisitAsync(site, width: 320);

        foreach (var path in (string[])["/tags", "/posts/loaf", "/"])
        {
            var page = await visit.OpenAsync(path);
            await page.SpaceOutAsync();
            Assert.Equal((path, ""), (path, await page.CutTextAsync()));
        }
    }

    [BrowserFact]
    public async Task A_poem_in_a_comment_keeps_its_lines_and_fits_a_phone()
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, width: 390);
        var page = await visit.OpenAsync($"/posts/{(await site.Has(A.Post)).Slug}");

        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync(Furniture.Poem);
        foreach (var button in (string[])["Preview", "Send comment"])
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            var poem = page.Locator(".said pre");
            Assert.Contains("at once\n  and the kettle", await poem.InnerTextAsync(), StringComparison.Ordinal);
            Assert.True(await poem.EvaluateAsync<bool>("poem => poem.scrollWidth <= poem.clientWidth"));
            Assert.Equal((button, ""), (button, await page.CutTextAsync()));
        }
    }

    [BrowserFact]
    public async Task Letters_twice_as_large_fit_a_phone()
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site, width: 390);

        foreach (var path in (string[])["/", "/posts/bread-for-twelve", "/search?q=bread", "/comments/waiting"])
        {
            var page = await visit.OpenAsync(path);
            await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
            Assert.Equal((path, ""), (path, await page.CutTextAsync()));
        }
    }

    [BrowserFact]
    public async Task Larger_letters_and_wider_spacing_push_nothing_out_of_the_window()
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site, width: 320);
        visit.Expecting(404).Expecting(410).Expecting(500);

        foreach (var (path, _) in Pages)
        {
            var page = await visit.OpenAsync(path);
            await page.SpaceOutAsync();
            Assert.Equal((path, ""), (path, await page.CutTextAsync()));
        }

        await visit.Page.SetViewportSizeAsync(640, 900);
        foreach (var (path, _) in Pages)
        {
            var page = await visit.OpenAsync(path);
            await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
            Assert.Equal((path, ""), (path, await page.CutTextAsync()));
        }
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Names_without_a_break_push_nothing_out_of_the_window(int width)
    {
        await using var site = await Site.ListenAsync();
        await site.DecideAsync(settings => settings.Name = $"{new string('N', 60)} {new string('W', 39)}");
        await site.Has(A.Page.Titled(new string('M', 60)));
        await site.Has(A.Page.Titled("Privacy"));
        await site.Db(db =>
        {
            db.MenuEntries.Add(new MenuEntry(new string('W', MenuEntry.TitleLength), "/tags", MenuPlace.Foot));
            return db.SaveChangesAsync();
        });
        await using var visit = await chromium.VisitAsync(site, width);

        var page = await visit.OpenAsync("/");

        Assert.Equal("", await page.CutTextAsync());
    }

    [BrowserFact]
    public async Task Without_scripts_nothing_is_missing()
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site, hasScripts: false);
        visit.Expecting(404).Expecting(410).Expecting(500);

        foreach (var (path, status) in Pages)
        {
            var response = await visit.Page.GotoAsync(path);
            Assert.Equal(status, response?.Status);
            Assert.NotEqual("", await visit.Page.Locator("h1").First.TextContentAsync());
        }

        Assert.Empty(await visit.Window.CookiesAsync());
    }

    [Fact]
    public async Task Every_page_is_valid()
    {
        Assert.SkipWhen(NuChecker.Reason is not null, NuChecker.Reason ?? "");
        await using var site = await StartAsync();
        var folder = Scratch.Folder("pages");
        foreach (var (path, _) in Pages)
        {
            var html = await (await site.Visitor.GetAsync(path)).Content.ReadAsStringAsync();
            await File.WriteAllTextAsync(Path.Combine(folder, $"page{path.Replace('/', '-')}.html"), html);
        }

        var complaints = await NuChecker.CheckAsync(folder);
        Assert.True(complaints.Length == 0, complaints);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task AssertReachableAsync(BrowserVisit visit, string path)
    {
        Assert.Equal((path, ""), (path, await visit.Page.BarriersInBothSchemesAsync()));
        Assert.Equal((path, ""), (path, await visit.Page.CutTextAsync()));
    }

    // Longer than a page, with all that a comment can have.
    private static async Task TalkAsync(Site site, Post post)
    {
        var first = await site.Has(A.CommentOn(post).Noting("About grief").WithKey("proposed"));
        await site.Has(A.CommentOn(post).Answering(first).By(People.Ines));
        await site.Has(A.CommentOn(post).Answering(first).By(People.Ines).InPrivate());
        await site.Has(A.CommentOn(post).Waiting().From("rosa@example.org").WithKey("waiting"));
        await site.Has(A.CommentOn(post).Waiting().NeedingCare().WithKey("unwell"));
        await site.RuleAsync(new RulesText("", "**You are not alone.**\n\n- [Somebody](https://example.org) listens\n- day and night"));
        for (var number = 0; number < CommentThread.PageSize; number++)
        {
            await site.Has(A.CommentOn(post).By(""));
        }

        await site.Db(async db =>
        {
            var comment = await db.Comments.SingleAsync(comment => comment.Id == first.Id);
            comment.Propose(new CommentProposal(new CommentWords("", "", "", "Shorter."), "<p>Shorter.</p>", site.Now), "So that nobody is named.");
            await db.SaveChangesAsync();
        });
    }

    private static async Task<Site> StartAsync()
    {
        var site = await Site.ListenAsync();
        var picture = await site.Has(A.Picture);
        var post = await site.Has(A.Post.Tagged("bread", "evenings"));
        var comment = await site.Has(A.CommentOn(post).By("Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel"));
        await site.Has(A.CommentOn(post).Answering(comment));
        await site.Has(A.Post.Titled("Bread for one").Tagged("bread").PartOf("A first loaf").In("de").ToLeaveQuickly());
        await site.Has(A.Post.Titled("A burnt cake").PartOf("A first cake").InBin());
        await site.Services.GetRequiredService<PostUpkeep>().CatchUpAsync(TestContext.Current.CancellationToken);
        await site.Has(A.Post.Titled("A closed kitchen").ClosedForComments().WithCover(picture.Id).Saying("Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel and a word after it."));
        await site.Has(A.Post.Titled("Everything").SayingInMarkdown(Furniture.Everything).Tagged("bread").Published(ago: TimeSpan.FromDays(1)));
        await site.Has(A.Post.Titled("Somebody means ill").SayingInMarkdown(Furniture.Hostile).Tagged("<b>\"&").Published(ago: TimeSpan.FromDays(2)));
        for (var number = 1; number <= 7; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Tagged("bread").Published(ago: TimeSpan.FromDays(100 * number)));
        }

        await site.Has(A.Post.Titled("Snow").Tagged("winter").InBin());
        await site.Has(A.Page.Titled("About").Saying(Furniture.Everything));
        await site.Has(A.Page.Titled("Privacy"));
        await TalkAsync(site, await site.Has(A.Post.Titled("A long talk").WithCover(picture.Id).SayingInMarkdown($"We talked.\n\n{picture.Markdown}")));
        await site.WearAsync(Furniture.Theme);
        await site.SayAtFootAsync(Furniture.Footer);
        await site.Db(db =>
        {
            db.Redirects.Add(new Redirect("/posts/rain", target: null, site.Now));
            return db.SaveChangesAsync();
        });
        return site;
    }
}
