using System.Net;
using Blog.Posts;
using Blog.Posts.Tags;
using Blog.Shared;

namespace Blog.Tests.Posts;

/// <summary>The lists of posts go back page by page, with no gap and no double, however their posts lie in the months.</summary>
public sealed class FurtherPagesTests
{
    private const int Posts = 150;

    [Theory]
    [OnEachDatabase("Europe/Lisbon")]
    [OnEachDatabase("Pacific/Auckland")]
    public async Task They_go_back_over_months_of_any_length(Database database, string zone)
    {
        await using var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.TimeZone = zone);
        await FillAsync(site);
        var stored = (await site.PostsAsync()).Where(post => post.ListedAt <= site.Now).OrderByDescending(post => post.ListedAt).ThenByDescending(post => post.Id).ToList();
        var clock = TimeZoneInfo.FindSystemTimeZoneById(zone);

        await AssertAsync(site, "/", IndexModel.PageSize, stored);
        await AssertAsync(site, "/authors/ines-prado-1", AuthoredModel.PageSize, stored.Where(post => post.AuthorId == People.Ines.Id));
        await AssertAsync(site, "/authors/otto-brandt-3", AuthoredModel.PageSize, stored.Where(post => post.AuthorId == People.Otto.Id));
        await AssertAsync(site, "/tags/bread", TaggedModel.PageSize, stored.Where(post => post.Text.Tags.Contains("bread")));
        await AssertAsync(site, "/tags/salt", TaggedModel.PageSize, stored.Where(post => post.Text.Tags.Contains("salt")));
        foreach (var year in stored.GroupBy(post => TimeZoneInfo.ConvertTime(post.PublishedAt!.Value, clock).Year))
        {
            await AssertAsync(site, $"/archive/{year.Key}", YearModel.PageSize, year);
        }
    }

    [Fact]
    public async Task Each_has_one_address()
    {
        await using var site = await Site.StartAsync();
        for (var number = 1; number <= 101; number++)
        {
            await site.Has(A.Post.At($"loaf-{number}").Tagged("bread").PartOf("Loaves").Published(ago: TimeSpan.FromDays(200)));
        }

        var talkedAbout = await site.Has(A.Post.At("talked-about").Tagged("bread"));
        for (var number = 1; number <= 101; number++)
        {
            await site.Has(A.CommentOn(talkedAbout));
        }

        foreach (var list in new[] { "", "/tags/bread", "/authors/ines-prado-1", "/archive/2025", "/series/loaves", "/posts/talked-about/comments" })
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync($"{list}/page/2")).StatusCode);
            foreach (var other in new[] { "02", "+2", "%202", "2%20" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync($"{list}/page/{other}")).StatusCode);
            }
        }
    }

    // One month has 20 of them, one more than a page of a year, others none; some are out at the first or the last instant of a month where the site is.
    private static async Task FillAsync(Site site)
    {
        await site.Has(A.Post.Titled("To come").Tagged("bread", "salt").Scheduled(after: TimeSpan.FromDays(1)));
        await site.Has(A.Post.Titled("To come of Otto's").By(People.Otto).Tagged("bread").Scheduled(after: TimeSpan.FromDays(90)));
        await site.Has(A.Post.Titled("Thrown away").Tagged("bread").InBin());
        for (var number = 1; number <= Posts; number++)
        {
            var ago = number switch
            {
                21 => site.Now - new DateTimeOffset(2026, 1, 31, 11, 0, 0, TimeSpan.Zero),
                22 => site.Now - new DateTimeOffset(2026, 1, 31, 10, 59, 59, TimeSpan.Zero),
                < 21 => TimeSpan.FromHours(number / 3),
                < 42 => TimeSpan.FromDays((number - 20) * (number % 3 == 0 ? 31 : 30)),
                _ => site.Now - new DateTimeOffset(2025, 7, 15, 12, 0, 0, TimeSpan.Zero) + TimeSpan.FromMinutes(number / 2),
            };
            var post = A.Post.Titled($"Loaf {number}").By(number % 4 == 0 ? People.Otto : People.Ines);
            await site.Has(post.Tagged([.. Tags(number)]).Published(ago));
        }
    }

    private static IEnumerable<string> Tags(int number)
    {
        if (number % 3 != 0)
        {
            yield return "bread";
        }

        if (number % 5 == 0)
        {
            yield return "salt";
        }
    }

    private static async Task AssertAsync(Site site, string list, int pageSize, IEnumerable<Post> expected)
    {
        var titles = new List<string>();
        var pages = 0;
        for (var page = await site.Visitor.OpenAsync(list); ; page = await page.ClickAsync("Older posts"))
        {
            pages++;
            titles.AddRange(page.Document.QuerySelectorAll(".featured h2, .post-list :is(h2, h3), .dated a").Select(title => title.TextContent));
            if (!page.HasLink("Older posts"))
            {
                break;
            }
        }

        Assert.Equal(expected.Select(post => post.Title), titles);
        Assert.Equal(Paging.Pages(titles.Count, pageSize), pages);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.OpenAsync($"{list.TrimEnd('/')}/page/{pages + 1}")).Status);
    }
}
