using System.Data.Common;
using Blog.Data;
using Blog.Posts.Upkeep;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Posts;

/// <summary>Reading costs the same however much has been written.</summary>
public sealed class ReadingCostTests
{
    private const string Nowhere = "/nowhere";

    private static readonly string[] PublicPages =
    [
        "/", "/page/2", "/posts/loaf-12", "/series/loaves", "/tags", "/tags/bread", "/archive", "/archive/2026", "/authors/ines-prado-1",
        "/feed.xml", "/tags/bread/feed.xml", "/authors/ines-prado-1/rss.xml", "/posts/loaf-12/comments/feed.json", "/posts/loaf-12.md", "/sitemap.xml",
    ];

    [Theory, OnEachDatabase]
    public async Task The_number_of_commands_does_not_grow_with_the_posts(Database database)
    {
        var few = await CountAsync(database, posts: 12);
        var many = await CountAsync(database, posts: 60);

        Assert.Equal(few, many);
        Assert.All(many.Values, count => Assert.InRange(count, 1, 13));
    }

    [Fact]
    public async Task The_work_of_the_database_does_not_grow_with_the_posts()
    {
        // More than any page lists.
        var few = await WorkAsync(posts: 110);
        var many = await WorkAsync(posts: 330);

        Assert.All(few, page => Assert.True(many[page.Key] <= 1.2 * page.Value, $"{page.Key}: {page.Value} steps for 110 posts, {many[page.Key]} for 330"));
    }

    [Fact]
    public async Task The_work_of_the_database_does_not_grow_with_what_an_author_is_not_shown()
    {
        var few = await NarrowWorkAsync(posts: 110);
        var many = await NarrowWorkAsync(posts: 330);

        Assert.All(few, page => Assert.True(many[page.Key] <= 1.2 * page.Value, $"{page.Key}: {page.Value} steps for 110 posts, {many[page.Key]} for 330"));
    }

    [Fact]
    public async Task What_readers_do_not_see_is_searched_without_a_look_at_all_that_they_see()
    {
        var commands = new Commands();
        await using var site = await StartAsync(Database.Sqlite, commands);
        await FillAsync(site, posts: 3);
        using var ines = await site.SignInAsync(People.Ines);
        commands.All.Clear();

        await ines.OpenAsync("/admin/posts?q=loaf");

        foreach (var command in commands.All.Where(command => command.Text.Contains("\"Body\"", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(await command.ExplainAsync(site), step => IsFullScan(step, command.Text));
        }
    }

    [Fact]
    public async Task The_work_of_the_database_does_not_grow_the_further_back_one_reads()
    {
        var work = new DatabaseWork();
        await using var site = await Site.StartAsync(Database.Sqlite, web => work.Watch(web.MakingEachPageAnew()));
        for (var number = 1; number <= 400; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Tagged("bread").Published(ago: TimeSpan.FromDays(number)));
        }

        foreach (var list in new[] { "", "/tags/bread", "/authors/ines-prado-1" })
        {
            var near = await StepsAsync(work, site.Visitor, $"{list}/page/2");
            var far = await StepsAsync(work, site.Visitor, $"{list}/page/39");

            Assert.True(far <= 1.2 * near, $"{near} steps for {list}/page/2, {far} for the 39th");
        }
    }

    [Fact]
    public async Task The_work_of_the_database_does_not_grow_the_further_back_in_a_year_one_reads()
    {
        var work = new DatabaseWork();
        await using var site = await Site.StartAsync(Database.Sqlite, web => work.Watch(web.MakingEachPageAnew()));
        var endOfYear = site.Now - new DateTimeOffset(2025, 12, 31, 12, 0, 0, TimeSpan.Zero);
        for (var number = 0; number < 730; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Published(ago: endOfYear + (number * TimeSpan.FromHours(12))));
        }

        var near = await StepsAsync(work, site.Visitor, "/archive/2025/page/2");
        var far = await StepsAsync(work, site.Visitor, "/archive/2025/page/7");

        Assert.True(far <= 1.1 * near, $"{near} steps for the second page of a year, {far} for the seventh");
    }

    [Fact]
    public async Task The_work_of_the_database_does_not_grow_with_what_was_sent_to_a_post()
    {
        var few = await ConversationWorkAsync(comments: 230, spam: 0);
        var many = await ConversationWorkAsync(comments: 690, spam: 300);

        Assert.All(few, page => Assert.True(many[page.Key] <= 1.2 * page.Value, $"{page.Key}: {page.Value} steps for few, {many[page.Key]} for many"));
    }

    [Fact]
    public async Task Every_list_is_read_along_an_index()
    {
        var commands = new Commands();
        await using var site = await StartAsync(Database.Sqlite, commands);
        await FillAsync(site, posts: 30);

        foreach (var path in PublicPages)
        {
            commands.All.Clear();
            await site.Visitor.GetAsync(path);
            foreach (var command in commands.All.Where(command => command.Text.Contains("\"Posts\"", StringComparison.Ordinal)))
            {
                var plan = await command.ExplainAsync(site);
                Assert.All(plan, step => Assert.False(IsFullScan(step, command.Text), $"{path} reads everything: {step}\n{command.Text}"));
            }
        }
    }

    [Fact]
    public async Task No_list_is_sorted_after_it_was_read()
    {
        var commands = new Commands();
        await using var site = await StartAsync(Database.Sqlite, commands);
        await FillAsync(site, posts: 30);

        foreach (var path in PublicPages)
        {
            commands.All.Clear();
            await site.Visitor.GetAsync(path);
            var stream = commands.All.Where(command => command.Text.Contains("LIMIT", StringComparison.Ordinal) && command.Text.Contains("\"PublishedAt\" DESC", StringComparison.Ordinal));
            foreach (var command in stream)
            {
                Assert.DoesNotContain(await command.ExplainAsync(site), step => step == "USE TEMP B-TREE FOR ORDER BY" && !command.Text.Contains("Position", StringComparison.Ordinal));
            }
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_picture_is_served_without_asking_the_database(Database database)
    {
        var commands = new Commands();
        await using var site = await StartAsync(database, commands);
        var picture = await site.Has(A.Picture);
        commands.All.Clear();

        using var response = await site.Visitor.GetAsync(picture.Address.Path);

        response.EnsureSuccessStatusCode();
        Assert.Empty(commands.All);
    }

    [Fact]
    public async Task A_page_asks_all_it_asks_over_a_connection_that_is_there()
    {
        var openings = new Openings();
        await using var site = await Site.StartAsync(
            Database.Sqlite, web => web.MakingEachPageAnew().ConfigureServices(services => services.ConfigureDbContext<SqliteBlogDbContext>(options => options.AddInterceptors(openings))));
        await FillAsync(site, posts: 12);

        foreach (var path in PublicPages.Append("/search?q=loaf"))
        {
            await site.Visitor.GetAsync(path);
            openings.Count = 0;
            await site.Visitor.GetAsync(path);
            Assert.Equal((path, 0), (path, openings.Count));
        }
    }

    [Theory, OnEachDatabase]
    public async Task What_stands_on_every_page_is_read_when_it_changes(Database database)
    {
        var commands = new Commands();
        await using var site = await Site.StartAsync(database, web => commands.Watch(web));

        Assert.Contains("SELECT", await OfEveryPageAsync(site, commands), StringComparison.Ordinal);
        Assert.Equal("", await OfEveryPageAsync(site, commands));
        await site.DecideAsync(settings => settings.Tagline = "Letters to nobody in particular");
        Assert.Contains("SELECT", await OfEveryPageAsync(site, commands), StringComparison.Ordinal);
        Assert.Equal("", await OfEveryPageAsync(site, commands));
        Assert.Contains("Letters to nobody", await site.Visitor.ReadAsync("/"), StringComparison.Ordinal);
    }

    // By a page that is never kept.
    private static async Task<string> OfEveryPageAsync(Site site, Commands commands)
    {
        commands.All.Clear();
        using var response = await site.Visitor.GetAsync("/search?q=loaf");
        response.EnsureSuccessStatusCode();
        return string.Join('\n', commands.All.Select(command => command.Text)
            .Where(text => text.Contains("\"Settings\"", StringComparison.Ordinal) || text.Contains("\"MenuEntries\"", StringComparison.Ordinal)));
    }

    // SQLite says "SCAN p" for a table and "SCAN p USING INDEX ..." for a walk along an index; the result of a sub-query has a name too.
    private static bool IsFullScan(string step, string command) =>
        step.StartsWith("SCAN ", StringComparison.Ordinal) && command.Contains($"\"Posts\" AS \"{step["SCAN ".Length..]}\"", StringComparison.Ordinal);

    private static async Task<Dictionary<string, int>> CountAsync(Database database, int posts)
    {
        var commands = new Commands();
        await using var site = await StartAsync(database, commands);
        await FillAsync(site, posts);
        var counts = new Dictionary<string, int>();
        foreach (var path in PublicPages)
        {
            // The first request also fills what lives as long as the process.
            await site.Visitor.GetAsync(path);
            commands.All.Clear();
            using var response = await site.Visitor.GetAsync(path);
            response.EnsureSuccessStatusCode();
            counts[path] = commands.All.Count;
        }

        return counts;
    }

    private static async Task<Dictionary<string, long>> WorkAsync(int posts)
    {
        var work = new DatabaseWork();
        await using var site = await Site.StartAsync(Database.Sqlite, web => work.Watch(web.MakingEachPageAnew()));
        await FillAsync(site, posts, parts: 12);
        using var ines = await site.SignInAsync(People.Ines);
        var steps = new Dictionary<string, long>();
        // All but what names every post there is.
        foreach (var path in PublicPages.Where(path => path != "/sitemap.xml").Append(Nowhere))
        {
            steps[path] = await StepsAsync(work, site.Visitor, path);
        }

        foreach (var path in new[] { "/admin/posts", "/admin/posts?state=published", "/admin/posts?state=drafts", "/admin/posts/1", "/admin/tags", "/admin/media" })
        {
            steps[path] = await StepsAsync(work, ines, path);
        }

        return steps;
    }

    private static async Task<Dictionary<string, long>> NarrowWorkAsync(int posts)
    {
        var work = new DatabaseWork();
        await using var site = await Site.StartAsync(Database.Sqlite, web => work.Watch(web.MakingEachPageAnew()));
        await site.Has(A.Post.Titled("Begun anew").Tagged("rare").PartOf("Short").WithWorkingDraft("Anew"));
        await FillAsync(site, posts, parts: 12);
        using var ines = await site.SignInAsync(People.Ines);
        var steps = new Dictionary<string, long>();
        foreach (var path in new[] { "/admin", "/admin/posts?tag=rare", "/admin/posts?tag=rare&state=published", "/admin/posts?series=short", "/admin/posts?tag=nowhere" })
        {
            steps[path] = await StepsAsync(work, ines, path);
        }

        return steps;
    }

    private static async Task<Dictionary<string, long>> ConversationWorkAsync(int comments, int spam)
    {
        var work = new DatabaseWork();
        await using var site = await Site.StartAsync(Database.Sqlite, web => work.Watch(web.MakingEachPageAnew()));
        var post = await site.Has(A.Post.Titled("Loaf"));
        // Sent before anything that readers see.
        await site.SayAsync(post, spam, comment => comment.MarkSpam());
        await site.SayAsync(post, comments);
        var steps = new Dictionary<string, long>();
        foreach (var path in new[] { "/posts/loaf", "/posts/loaf/comments/page/2", "/posts/loaf/comments/feed.xml" })
        {
            steps[path] = await StepsAsync(work, site.Visitor, path);
        }

        return steps;
    }

    // The least of so many that each connection has prepared its statements, which is counted too, and that nothing goes on in the background.
    private static async Task<long> StepsAsync(DatabaseWork work, Visitor visitor, string path)
    {
        var taken = new List<long>();
        for (var count = 0; count <= DataServices.PoolSize; count++)
        {
            work.Take();
            using var response = await visitor.GetAsync(path);
            Assert.True(response.IsSuccessStatusCode == (path != Nowhere), $"{path} was answered with {(int)response.StatusCode}");
            taken.Add(work.Take());
        }

        Assert.NotEqual(0, taken.Min());
        return taken.Min();
    }

    private static Task<Site> StartAsync(Database database, Commands commands) => Site.StartAsync(database, web => commands.Watch(web.MakingEachPageAnew()));

    /// <param name="site">Where to write.</param>
    /// <param name="posts">How many.</param>
    /// <param name="parts">How many of them the series has, and how many topics there are: one each, if nothing is said.</param>
    private static async Task FillAsync(Site site, int posts, int parts = int.MaxValue)
    {
        for (var number = 1; number <= posts; number++)
        {
            var post = A.Post.Titled($"Loaf {number}").Tagged("bread", $"topic {number % parts}").Published(ago: TimeSpan.FromHours(number));
            var stored = await site.Has(number <= parts ? post.PartOf("Loaves") : post);
            await site.Has(A.CommentOn(stored));
        }

        // One outside the series, or the others would have nobody to be close to.
        await site.Has(A.Post.Titled("Rolls").Tagged("bread").Published(ago: TimeSpan.FromDays(9)));
        await site.Services.GetRequiredService<PostUpkeep>().CatchUpAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Openings : DbConnectionInterceptor
    {
        public int Count { get; set; }

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Count++;
            return new(result);
        }
    }
}
