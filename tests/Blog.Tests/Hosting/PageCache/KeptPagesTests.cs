using System.Net;
using Blog.Comments.Erasure;
using Blog.Data;
using Blog.Hosting;
using Blog.Hosting.PageCache;
using Blog.Tests.Mail;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Blog.Tests.Hosting.PageCache;

public sealed class KeptPagesTests
{
    private static readonly string[] Pages = ["/", "/posts/bread-for-twelve", "/tags/bread", "/feed.xml"];

    [Fact]
    public async Task What_was_ready_is_ready_after_a_restart_with_all_its_headers_and_forms()
    {
        await using var site = await StartAsync();
        await HaveAllFormsAsync(site);
        Kept(site).Save(isOver: true);

        var (after, restored) = Restart(site);

        Assert.True(restored);
        var before = site.Services.GetRequiredService<PageStore>();
        Assert.Equal((before.Count, before.Bytes), (after.Count, after.Bytes));
        foreach (var page in before.All())
        {
            var again = after.Find(page.Key)!;
            Assert.Equal((page.Made, page.Until, page.Head.Status), (again.Made, again.Until, again.Head.Status));
            Assert.Equal((page.Head.ContentType, page.Head.Vary), (again.Head.ContentType, again.Head.Vary));
            Assert.Equal(page.Head.Headers, again.Head.Headers);
            Assert.Equal(page.Tags.Order(new ByText()), again.Tags.Order(new ByText()));
            Assert.Equal((page.Identity.Tag, page.Gzip?.Tag, page.Brotli?.Tag), (again.Identity.Tag, again.Gzip?.Tag, again.Brotli?.Tag));
            Assert.Equal(page.Identity.Bytes.ToArray(), again.Identity.Bytes.ToArray());
            Assert.Equal(page.Gzip?.Bytes.ToArray(), again.Gzip?.Bytes.ToArray());
            Assert.Equal(page.Brotli?.Bytes.ToArray(), again.Brotli?.Bytes.ToArray());
        }

        Assert.All(after.All(), page => Assert.NotNull(page.Brotli));
    }

    [Fact]
    public async Task A_page_from_before_goes_with_what_it_shows_like_any_other()
    {
        await using var site = await StartAsync();
        Kept(site).Save(isOver: true);
        var (after, _) = Restart(site);

        after.Evict([PageTag.Stream]);

        Assert.Null(after.Find(new PageKey("/", "", StaysSecure: false)));
    }

    [Fact]
    public async Task They_end_at_their_time_also_while_no_site_runs()
    {
        await using var site = await StartAsync();
        Kept(site).Save(isOver: true);

        site.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, Restart(site).Pages.Count);
    }

    [Fact]
    public async Task What_changes_for_readers_takes_the_file_away_and_what_they_do_not_see_leaves_it()
    {
        await using var site = await StartAsync();
        Kept(site).Save(isOver: true);

        await site.Has(A.Post.Titled("A draft").Draft());
        Assert.True(File.Exists(FileOf(site)));

        await site.Has(A.Post.Titled("Soup for one").Published(TimeSpan.FromHours(1)));
        Assert.False(File.Exists(FileOf(site)));
    }

    [Fact]
    public async Task What_another_program_has_changed_meanwhile_is_noticed()
    {
        await using var site = await StartAsync();
        Kept(site).Save(isOver: true);

        await BesideAsync(site, "UPDATE \"Posts\" SET \"Title\" = 'Bread for thirteen'");

        AssertNothingLeft(site);
    }

    [Fact]
    public async Task What_a_verb_has_said_meanwhile_is_noticed()
    {
        await using var site = await StartAsync();
        Kept(site).Save(isOver: true);

        await File.WriteAllTextAsync(Path.Combine(site.Folder, ".changed"), "a verb was here", TestContext.Current.CancellationToken);

        AssertNothingLeft(site);
    }

    [Fact]
    public async Task What_somebody_writes_beside_the_running_site_is_noticed_within_a_while_and_never_kept()
    {
        await using var site = await StartAsync();
        var pages = site.Services.GetRequiredService<PageStore>();
        Kept(site).Look();
        await site.Has(A.Post.Titled("A draft").Draft());
        await IsQuietAsync(site);
        Kept(site).Look();
        Assert.Equal(Pages.Length, pages.Count);

        await BesideAsync(site, "UPDATE \"Posts\" SET \"Title\" = 'Bread for thirteen'");
        Kept(site).Look();
        Kept(site).Save(isOver: true);

        Assert.Equal(0, pages.Count);
        Assert.False(File.Exists(FileOf(site)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_made_from_a_database_that_has_been_replaced_meanwhile_is_not_kept(bool isMovedAway)
    {
        await using var site = await StartAsync();
        Kept(site).Look();
        Kept(site).Save(isOver: true);
        Assert.True(File.Exists(FileOf(site)));
        await ReplaceAsync(site, isMovedAway);

        // However often it is looked at: this process goes on with the one that it has open.
        for (var looks = 0; looks < 2; looks++)
        {
            Kept(site).Look();
            await site.Visitor.GetAsync("/");
            Kept(site).Save(isOver: true);
            Assert.False(File.Exists(FileOf(site)));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task That_is_seen_as_well_where_the_folder_is_found_by_a_link(bool isMovedAway)
    {
        await using var site = await StartAsync();
        var link = $"{site.Folder}.link";
        Directory.CreateSymbolicLink(link, site.Folder);
        var options = Options.Create(new BlogOptions { DataDirectory = link });
        var linked = ActivatorUtilities.CreateInstance<DataFolder>(site.Services, options);
        var stamp = ActivatorUtilities.CreateInstance<SiteStamp>(site.Services, linked, new DatabaseFile(linked), options);

        stamp.HasChangedUnheard();
        Assert.False(stamp.IsReplaced);
        await ReplaceAsync(site, isMovedAway);
        stamp.HasChangedUnheard();

        Assert.True(stamp.IsReplaced);
        Directory.Delete(link);
    }

    [Fact]
    public async Task A_purge_takes_away_the_file_and_what_was_left_of_one()
    {
        await using var site = await StartAsync();
        Kept(site).Save(isOver: true);
        File.Copy(FileOf(site), $"{FileOf(site)}.new");
        await using var scope = site.Services.CreateAsyncScope();

        foreach (var place in scope.ServiceProvider.GetServices<IHoldsWords>())
        {
            await place.ForgetAsync([], TestContext.Current.CancellationToken);
        }

        Assert.False(File.Exists(FileOf(site)));
        Assert.False(File.Exists($"{FileOf(site)}.new"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(2000)]
    public async Task A_file_that_is_not_whole_is_not_used(int length)
    {
        await using var site = await StartAsync();
        Kept(site).Save(isOver: true);
        await using (var file = File.OpenWrite(FileOf(site)))
        {
            file.SetLength(length);
        }

        AssertNothingLeft(site);
    }

    [Fact]
    public async Task A_file_in_which_a_byte_has_changed_is_not_used()
    {
        await using var site = await StartAsync();
        Kept(site).Save(isOver: true);
        var bytes = await File.ReadAllBytesAsync(FileOf(site), TestContext.Current.CancellationToken);
        bytes[^100] ^= 1;
        await File.WriteAllBytesAsync(FileOf(site), bytes, TestContext.Current.CancellationToken);

        AssertNothingLeft(site);
    }

    [Fact]
    public async Task Nothing_is_kept_while_something_may_be_changing()
    {
        await using var site = await StartAsync();

        File.SetLastWriteTimeUtc(Path.Combine(site.Folder, "blog.db-wal"), DateTime.UtcNow);
        Kept(site).Save();
        Assert.False(File.Exists(FileOf(site)));

        foreach (var file in new[] { "blog.db", "blog.db-wal" })
        {
            File.SetLastWriteTimeUtc(Path.Combine(site.Folder, file), DateTime.UtcNow.AddMinutes(-1));
        }

        Kept(site).Save();
        Assert.True(File.Exists(FileOf(site)));
    }

    [Theory, OnEachDatabase]
    public async Task Only_where_the_database_is_a_file_of_this_node_alone(Database database)
    {
        await using var site = await StartAsync(database);

        Kept(site).Save(isOver: true);

        Assert.Equal(database == Database.Sqlite, File.Exists(FileOf(site)));
    }

    [Theory]
    [InlineData("Blog:PageCacheMegabytes", "0")]
    [InlineData("Blog:Redis", "localhost:1")]
    public async Task And_where_ready_pages_may_outlive_the_moment(string setting, string value)
    {
        await using var site = await StartAsync(configure: setting, value: value);

        Kept(site).Save(isOver: true);

        Assert.False(File.Exists(FileOf(site)));
    }

    [Fact]
    public async Task Another_configuration_makes_other_pages()
    {
        await using var site = await StartAsync();
        Kept(site).Save(isOver: true);

        site.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["Blog:BaseAddress"] = "https://table.example.org";

        AssertNothingLeft(site);
    }

    // What follows from a post is written in the background, and would explain any change.
    private static async Task IsQuietAsync(Site site)
    {
        var writes = site.Services.GetRequiredService<OwnWrites>();
        for (var before = -1L; before != writes.Count;)
        {
            before = writes.Count;
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }

    private static async Task ReplaceAsync(Site site, bool isMovedAway)
    {
        var database = Path.Combine(site.Folder, "blog.db");
        await site.Db(db => db.Database.ExecuteSqlRawAsync("VACUUM INTO {0}", $"{database}.older"));
        if (isMovedAway)
        {
            File.Move(database, $"{database}.newer");
        }

        File.Move($"{database}.older", database, overwrite: true);
    }

    private static async Task BesideAsync(Site site, string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(site.Folder, "blog.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new SqliteCommand(statement, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static KeptPages Kept(Site site) => site.Services.GetRequiredService<KeptPages>();

    private static string FileOf(Site site) => site.Services.GetRequiredService<DataFolder>().ReadyPages;

    private static void AssertNothingLeft(Site site)
    {
        var (pages, restored) = Restart(site);
        Assert.False(restored);
        Assert.Equal(0, pages.Count);
        Assert.False(File.Exists(FileOf(site)));
    }

    // What the next process would make of the folder.
    private static (PageStore Pages, bool Restored) Restart(Site site)
    {
        var options = site.Services.GetRequiredService<IOptions<BlogOptions>>();
        var store = new PageStore(new SiteMemory(options, site.Clock), options, site.Clock);
        var folder = site.Services.GetRequiredService<DataFolder>();
        var stamp = ActivatorUtilities.CreateInstance<SiteStamp>(site.Services, new VerbSignal(folder, store, NullLogger<VerbSignal>.Instance));
        using var kept = new KeptPages(store, stamp, folder, NullLogger<KeptPages>.Instance);
        return (store, kept.Restore());
    }

    private static async Task<Site> StartAsync(Database database = Database.Sqlite, string? configure = null, string? value = null)
    {
        var site = await Site.StartAsync(database, web => _ = configure is null ? web : web.UseSetting(configure, value));
        await site.Has(A.Post.Titled("Bread for twelve").Tagged("Bread").Published(TimeSpan.FromDays(2)));
        await AskForAllAsync(site);
        return site;
    }

    private static async Task AskForAllAsync(Site site)
    {
        foreach (var path in Pages)
        {
            var answer = await site.Visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    // Each form is made when the page is asked for again.
    private static Task HaveAllFormsAsync(Site site) => Eventually.IsTrueAsync(async () =>
    {
        await AskForAllAsync(site);
        return site.Services.GetRequiredService<PageStore>().All().All(page => page.Brotli is not null);
    });

    private sealed class ByText : IComparer<PageTag>
    {
        public int Compare(PageTag x, PageTag y) => string.CompareOrdinal(x.ToString(), y.ToString());
    }
}
