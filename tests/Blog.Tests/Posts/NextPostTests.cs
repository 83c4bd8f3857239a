using Blog.Hosting.PageCache;
using Blog.Posts;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Posts;

public sealed class NextPostTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 9, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Titles = ["Soup", "Salad", "Bread"];

    [Theory]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    [InlineData(61, false)]
    [InlineData(-1, false)]
    public void What_was_found_tells_until_then_and_nothing_of_what_was_before(int minutes, bool tells) =>
        Assert.Equal(tells, new NextPost.Known(Noon, Noon.AddHours(1)).Tells(Noon.AddMinutes(minutes)));

    [Fact]
    public void Where_none_is_to_come_none_is_to_come_later() => Assert.True(new NextPost.Known(Noon, At: null).Tells(Noon.AddYears(1)));

    [Theory, OnEachDatabase]
    public async Task Each_post_appears_in_its_second_on_a_page_that_is_kept(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Soup").Scheduled(TimeSpan.FromMinutes(10)));
        await site.Has(A.Post.Titled("Salad").Scheduled(TimeSpan.FromMinutes(20)));

        Assert.Equal("", await SeenAsync(site));
        site.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Equal("", await SeenAsync(site));
        site.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("Soup", await SeenAsync(site));
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await site.Has(A.Post.Titled("Bread").Scheduled(TimeSpan.FromMinutes(1)));
        Assert.Equal("Soup", await SeenAsync(site));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Soup, Bread", await SeenAsync(site));
        site.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal("Soup, Salad, Bread", await SeenAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task It_is_looked_up_once_for_all_pages(Database database)
    {
        var commands = new Commands();
        await using var site = await Site.StartAsync(database, web => commands.Watch(web));
        await site.Has(A.Post.Titled("Soup").Scheduled(TimeSpan.FromHours(1)));

        await site.Visitor.ReadAsync("/");
        await site.Visitor.ReadAsync("/archive");
        await site.Visitor.ReadAsync("/feed.xml");

        Assert.Single(commands.All, command => command.Text.Contains("MIN(", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_is_forgotten_when_a_page_that_was_begun_earlier_is_done_later(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Soup").Scheduled(TimeSpan.FromHours(1)));
        var memory = site.Services.GetRequiredService<SiteMemory>();
        await using var scope = site.Services.CreateAsyncScope();
        var next = scope.ServiceProvider.GetRequiredService<NextPost>();
        await next.AppearsAfterAsync(site.Now, TestContext.Current.CancellationToken);
        var before = memory.Now();

        Assert.Equal(site.Now.AddHours(1), await next.AppearsAfterAsync(site.Now.AddSeconds(-1), TestContext.Current.CancellationToken));

        Assert.True(memory.Holds(before));
    }

    private static async Task<string> SeenAsync(Site site)
    {
        var home = await site.Visitor.ReadAsync("/");
        return string.Join(", ", Titles.Where(title => home.Contains(title, StringComparison.Ordinal)));
    }
}
