using Blog.Comments;
using Blog.Posts.Upkeep;
using Blog.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

/// <summary>What a person meets on the page of a post, around its text.</summary>
public sealed class PostPageTests(Chromium chromium)
{
    private const string Path = "/posts/water";
    private const string Elsewhere = "https://en.wikipedia.org/";

    [BrowserTheory]
    [InlineData(320, false)]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task Unfolded_it_is_accessible_and_no_wider_than_the_window(int width, bool isDark)
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site, width, isDark);

        foreach (var path in new[] { Path, "/posts/khubz" })
        {
            var page = await visit.OpenAsync(path);
            foreach (var summary in await page.Locator(".toc summary").AllAsync())
            {
                await summary.ClickAsync();
            }

            Assert.Equal((path, ""), (path, await page.BarriersAsync()));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than the window.");
        }
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_goes_to_a_heading_and_through_the_series(bool hasScripts)
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site, hasScripts: hasScripts);
        var page = await visit.OpenAsync(Path);

        await page.GetByText("In this post").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Let it stand", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Let it stand" })).ToBeInViewportAsync();
        Assert.EndsWith("#let-it-stand", page.Url, StringComparison.Ordinal);

        await page.GetByText("Part 2 of 2").ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Series" }).GetByRole(AriaRole.Link, new() { Name = "Flour" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Flour");
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Among_many_comments_a_link_leads_to_the_one_it_names(int width)
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post.At("water"));
        var comments = new List<Comment>();
        foreach (var number in Enumerable.Range(1, 60))
        {
            comments.Add(await site.Has(A.CommentOn(post).By($"Reader {number}").Saying(string.Concat(Enumerable.Repeat("My grandmother let it stand. ", number % 7)) + "Like that.")));
        }

        await using var visit = await chromium.VisitAsync(site, width);
        var page = await visit.OpenAsync($"{Path}#c{comments[40].Id}");
        var named = page.Locator($"#c{comments[40].Id}");
        await Expect(named).ToBeInViewportAsync();
        var top = (await named.BoundingBoxAsync())!.Y;
        await page.WaitForTimeoutAsync(300);

        Assert.InRange(top, 0, 150);
        Assert.Equal(top, (await named.BoundingBoxAsync())!.Y, 1.0);

        // Until somebody comes near they are not laid out, which nothing but the first view may notice.
        await visit.OpenAsync(Path);
        Assert.Equal("auto", await page.Locator($"#c{comments[59].Id}").EvaluateAsync<string>("comment => getComputedStyle(comment).contentVisibility"));
        Assert.Equal("", await page.BarriersAsync());
        await page.Locator($"#c{comments[59].Id}").ScrollIntoViewIfNeededAsync();
        await Expect(page.Locator($"#c{comments[59].Id}")).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task A_link_is_copied_where_scripts_run_and_not_offered_where_they_do_not()
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site);
        await visit.Window.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await visit.OpenAsync(Path);

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Link copied");
        Assert.EndsWith(Path, await page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
        await using var plain = await chromium.VisitAsync(site, hasScripts: false);
        await Expect((await plain.OpenAsync(Path)).GetByRole(AriaRole.Button, new() { Name = "Copy link" })).ToBeHiddenAsync();
        await Expect(plain.Page.GetByRole(AriaRole.Link, new() { Name = "E-mail" })).ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData("press")]
    [InlineData("press without scripts")]
    [InlineData("keyboard")]
    [InlineData("Escape twice")]
    public async Task A_reader_leaves_at_once(string how)
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site, width: 390, hasScripts: how != "press without scripts");
        await visit.LeavingForAsync(Elsewhere);
        var page = await visit.OpenAsync("/");
        await page.GotoAsync(Path);
        await page.Mouse.WheelAsync(0, 1500);
        var way = page.GetByRole(AriaRole.Link, new() { Name = "Leave this page" });
        await Expect(way).ToBeInViewportAsync();

        switch (how)
        {
            case "keyboard":
                await page.Keyboard.PressAsync("Tab");
                await page.Keyboard.PressAsync("Tab");
                await Expect(way).ToBeFocusedAsync();
                await page.Keyboard.PressAsync("Enter");
                break;
            case "Escape twice":
                await page.Keyboard.PressAsync("Escape");
                await page.Keyboard.PressAsync("Escape");
                break;
            default:
                await way.ClickAsync();
                break;
        }

        await Expect(page).ToHaveURLAsync(Elsewhere);
        if (how != "press without scripts")
        {
            // The page is not behind the button that leads back.
            await page.GoBackAsync();
            Assert.Equal("/", new Uri(page.Url).AbsolutePath);
        }
    }

    [BrowserTheory]
    [InlineData(320)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task The_way_out_lies_over_nothing_that_somebody_wants_to_press(int width)
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site, width);
        var page = await visit.OpenAsync(Path);

        await page.EvaluateAsync("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })");
        Assert.Equal("", await page.EvaluateAsync<string>(
            """
            () => {
                const way = document.querySelector(".leave").getBoundingClientRect();
                return [...document.querySelectorAll(".site-footer :is(a, button)")].filter(control => {
                    const mine = control.getBoundingClientRect();
                    return mine.bottom > way.top && mine.top < way.bottom && mine.right > way.left && mine.left < way.right;
                }).map(control => control.outerHTML).join();
            }
            """));

        // Nor is anything that the keyboard comes to hidden by it as a whole.
        Assert.Equal("", await page.EvaluateAsync<string>(
            """
            () => [...document.querySelectorAll(":is(main, .site-footer) :is(a, button, input, textarea, summary)")].filter(control => {
                control.focus();
                const { left, right, top, bottom } = control.getBoundingClientRect();
                const way = document.querySelector(".leave").getBoundingClientRect();
                return left >= way.left && right <= way.right && top >= way.top && bottom <= way.bottom;
            }).map(control => control.outerHTML).join()
            """));
    }

    [BrowserFact]
    public async Task A_post_that_runs_the_other_way_is_laid_out_so()
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site);
        var page = await visit.OpenAsync("/posts/khubz");

        Assert.Equal("rtl", await page.Locator(".prose").EvaluateAsync<string>("text => getComputedStyle(text).direction"));
        Assert.Equal("ltr", await page.Locator(".post-footer").EvaluateAsync<string>("footer => getComputedStyle(footer).direction"));
        // The first line begins at the right edge of the column.
        Assert.True(await page.Locator("h1").EvaluateAsync<bool>("""
            title => {
                const words = document.createRange();
                words.selectNodeContents(title);
                return Math.abs(words.getBoundingClientRect().right - title.getBoundingClientRect().right) < 2;
            }
            """));
    }

    [BrowserFact]
    public async Task What_we_say_about_it_runs_our_way()
    {
        await using var site = await Site.ListenAsync();
        await site.Has(A.Post.Titled("خبز الصباح").At("khubz").In("ar").Tagged("עברית").PartOf("A first loaf").Saying("اخبز في الصباح."));
        await using var visit = await chromium.VisitAsync(site);
        var page = await visit.OpenAsync("/posts/khubz");

        foreach (var words in (string[])[".byline", ".meta-list", ".toc summary"])
        {
            await Expect(page.Locator(words).First).ToHaveCSSAsync("direction", "ltr");
        }

        Assert.True(await page.Locator(".meta-list").First.EvaluateAsync<bool>("line => line.scrollWidth <= line.clientWidth"), "The dots of the line are not where they are hidden.");
        await page.GotoAsync("/");
        await Expect(page.Locator(".p-category")).ToHaveCSSAsync("direction", "ltr");
        await Expect(page.Locator(".p-category bdi")).ToHaveTextAsync("עברית");
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_small_picture_is_part_of_its_line_and_a_large_one_fills_the_column(int width)
    {
        await using var site = await Site.ListenAsync();
        var (small, large) = (await site.Has(A.Picture.Sized(60, 60)), await site.Has(A.Picture.Sized(2000, 1001)));
        await site.Has(A.Post.At("pictures").SayingInMarkdown($"Press ![the button]({small.Address.AtLeast(1600).Path}) twice.\n\n![A table]({large.Address.AtLeast(1600).Path})"));
        await using var visit = await chromium.VisitAsync(site, width);
        var page = await visit.OpenAsync("/posts/pictures");

        Assert.Equal((60, 60), await SizeAsync(page.GetByAltText("the button")));
        Assert.True(await page.Locator(".prose p").First.EvaluateAsync<double>("line => line.clientHeight") < 120);
        Assert.Equal(await page.Locator(".prose p").First.EvaluateAsync<double>("line => line.clientWidth"), (await SizeAsync(page.GetByAltText("A table"))).Width, tolerance: 1);

        static async Task<(float Width, float Height)> SizeAsync(ILocator picture) => await picture.BoundingBoxAsync() is { } box ? (box.Width, box.Height) : default;
    }

    [BrowserFact]
    public async Task On_paper_there_is_the_text_and_nothing_to_press()
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site);
        var page = await visit.OpenAsync(Path);
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        await Expect(page.GetByText("Warm it first.")).ToBeVisibleAsync();
        await Expect(page.Locator(".author-card")).ToBeVisibleAsync();
        foreach (var needless in new[] { ".share", ".leave", ".toc", ".related", ".pager", ".site-nav", "#respond" })
        {
            await Expect(page.Locator(needless).First).ToBeHiddenAsync();
        }
    }

    private static async Task<Site> StartAsync()
    {
        var site = await Site.ListenAsync();
        await site.Has(A.Post.Titled("Flour").PartOf("A first loaf").Published(ago: TimeSpan.FromDays(2)));
        await site.Has(A.Post.Titled("Kettle").Tagged("kitchen").Published(ago: TimeSpan.FromDays(1)));
        await site.Has(A.Post.Titled("Water").PartOf("A first loaf").Tagged("kitchen").ToLeaveQuickly()
            .Saying($"## Warm it\n\nWarm it first.\n\n{string.Join("\n\n", Enumerable.Repeat("Wait a little longer than you think.", 60))}\n\n## Let it stand\n\nAn hour.\n\n## Pour\n\nSlowly."));
        await site.Has(A.Post.Titled("خبز الصباح").At("khubz").In("ar").Saying("اخبز في الصباح."));
        // The builder renders no Markdown; this is how an older text gets its contents.
        await site.Db(db => db.Posts.ExecuteUpdateAsync(change => change.SetProperty(post => post.RenderedBy, 0)));
        await site.Services.GetRequiredService<PostUpkeep>().CatchUpAsync(TestContext.Current.CancellationToken);
        return site;
    }
}
