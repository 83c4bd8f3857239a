using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Posts;

public sealed class ArchiveTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Soup").Published(ago: TimeSpan.FromDays(40)));
        await site.Has(A.Post.Titled("Bread"));
        await site.Has(A.Post.Titled("Salt").Published(ago: TimeSpan.FromDays(400)));
        await site.Has(A.Post.Titled("Draft").Draft());
        await site.Has(A.Post.Titled("Binned").InBin());
        await site.Has(A.Post.Titled("Tomorrow").Scheduled(after: TimeSpan.FromDays(1)));

        var page = await (await site.Visitor.OpenAsync("/")).ClickAsync("Archive");

        Assert.Equal("Archive", page.Heading);
        Assert.True(page.Has("3 posts since January 2025. Newest first."));
        Assert.Equal(["2026", "2025"], Headings(page));
        Assert.Equal(["Bread", "Soup", "Salt"], Titles(page));
        Assert.True(page.Has("21 Jan Soup"));
        Assert.Equal("Salt", (await page.ClickAsync("Salt")).Heading);
    }

    [Theory, OnEachDatabase]
    public async Task Without_posts_it_says_so(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Scheduled(after: TimeSpan.FromDays(1)));

        var page = await site.Visitor.OpenAsync("/archive");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Has("Nothing has been published yet."));
        Assert.Empty(Headings(page));
    }

    [Theory, OnEachDatabase]
    public async Task A_scheduled_post_appears_with_its_time(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Bread"));
        await site.Has(A.Post.Titled("Easter").Scheduled(after: TimeSpan.FromDays(30)));
        Assert.True((await site.Visitor.OpenAsync("/archive")).Has("1 post, from March 2026."));

        site.Clock.Advance(TimeSpan.FromDays(30));

        Assert.True((await site.Visitor.OpenAsync("/archive")).Has("2 posts since March 2026."));
        Assert.Equal(["April 2026", "March 2026"], Headings(await site.Visitor.OpenAsync("/archive/2026")));
    }

    [Theory, OnEachDatabase]
    public async Task A_year_lists_its_posts_by_month(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Bread"));
        await site.Has(A.Post.Titled("Soup").Published(ago: TimeSpan.FromDays(40)));
        await site.Has(A.Post.Titled("Salt").Published(ago: TimeSpan.FromDays(800)));

        var page = await (await site.Visitor.OpenAsync("/archive")).ClickAsync("2026");

        Assert.Equal("/archive/2026", page.Address.AbsolutePath);
        Assert.Equal("2026", page.Heading);
        Assert.Equal("Posts from 2026 — The Long Table", page.Title);
        Assert.True(page.Has("2 posts"));
        Assert.Equal(["March 2026", "January 2026"], Headings(page));
        Assert.Equal(["Bread", "Soup"], Titles(page));
        Assert.Equal(["Salt"], Titles(await page.ClickAsync("2023")));
    }

    [Theory, OnEachDatabase]
    public async Task A_post_of_new_years_night_is_in_the_year_of_the_sites_own_clocks(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.TimeZone = "Pacific/Auckland");
        await site.Has(A.Post.Titled("Fireworks").Published(ago: site.Now - new DateTimeOffset(2025, 12, 31, 11, 30, 0, TimeSpan.Zero)));

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/archive/2025")).StatusCode);
        Assert.Equal(["Fireworks"], Titles(await site.Visitor.OpenAsync("/archive/2026")));
    }

    [Theory, OnEachDatabase]
    public async Task A_year_with_many_posts_has_further_pages_and_a_way_to_each_month(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Old"));
        for (var number = 1; number <= YearModel.PageSize; number++)
        {
            await site.Has(A.Post.At($"loaf-{number}").Titled($"Loaf {number}").Published(ago: TimeSpan.FromHours(number * 13)));
        }

        var archive = await site.Visitor.OpenAsync("/archive");
        Assert.False(archive.HasLink("Loaf 1"));
        Assert.True(archive.Has("101 posts March"));
        var january = archive.Document.QuerySelectorAll<IHtmlAnchorElement>("a.tag").Last();
        Assert.StartsWith("January", january.TextContent, StringComparison.Ordinal);

        var year = await archive.ClickAsync("2026");
        Assert.Equal(YearModel.PageSize, Titles(year).Count());
        Assert.True(year.Has("Page 1 of 2"));
        Assert.Equal(["Loaf 100"], Titles(await year.ClickAsync("Older posts")));
        var month = await site.Visitor.OpenAsync(january.PathName);
        Assert.NotNull(month.Document.QuerySelector(january.Hash));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/archive/2026/page/3")).StatusCode);
        Assert.Equal("/archive/2026", (await site.Visitor.GetAsync("/archive/2026/page/1")).Headers.Location?.OriginalString);
    }

    [Theory, OnEachDatabase]
    public async Task The_address_of_a_year_lives_on_when_its_posts_are_gone(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.Published(ago: TimeSpan.FromDays(400)));
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/archive/2025")).StatusCode);

        await site.Db(async db =>
        {
            (await db.Posts.ForEditing().SingleAsync(one => one.Id == post.Id)).MoveToBin(site.Now);
            await db.SaveChangesAsync();
        });

        var page = await site.Visitor.OpenAsync("/archive/2025");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Has("Nothing is left here of this year."));
        await site.DecideAsync(settings => settings.TimeZone = "Pacific/Auckland");
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/archive/2025")).StatusCode);
    }

    [Theory]
    [InlineData("/archive/2024")]
    [InlineData("/archive/2027")]
    [InlineData("/archive/9999")]
    [InlineData("/archive/0999")]
    [InlineData("/archive/02026")]
    [InlineData("/archive/bread")]
    [InlineData("/archive/2026/03")]
    public async Task There_is_no_page_for_a_year_that_had_no_posts(string path)
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Post);
        await site.Has(A.Post.Titled("Next year").Scheduled(after: TimeSpan.FromDays(330)));

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("de", "März 2026", "2. März")]
    [InlineData("fr", "mars 2026", "2 mars")]
    [InlineData("ja", "2026年3月", "3月2日")]
    [InlineData("fa", "2026 مارس", "2 مارس")]
    public async Task Its_dates_are_in_the_language_of_the_site_and_the_years_of_its_addresses(string language, string month, string day)
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = language);
        await site.Has(A.Post);

        var page = await site.Visitor.OpenAsync("/archive/2026");

        Assert.Equal(month, Headings(page).Single());
        Assert.Equal(day, page.Document.QuerySelector(".dated time")?.TextContent);
    }

    [Theory]
    [InlineData("/archive")]
    [InlineData("/archive/2026")]
    public async Task A_title_in_another_language_says_so(string path)
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Post.Titled("Brot").In("de"));
        await site.Has(A.Post.Titled("Bread").In("en"));

        var page = await site.Visitor.OpenAsync(path);

        Assert.Equal([("Bread", null), ("Brot", "de")], page.Document.QuerySelectorAll(".dated a").Select(link => (link.TextContent, link.GetAttribute("lang"))));
    }

    private static IEnumerable<string> Headings(WebPage page) => page.Document.QuerySelectorAll(".year h2").Select(heading => heading.TextContent);

    private static IEnumerable<string> Titles(WebPage page) => page.Document.QuerySelectorAll(".dated a").Select(link => link.TextContent);
}
