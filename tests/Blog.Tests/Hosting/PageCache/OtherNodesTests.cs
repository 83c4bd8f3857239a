using System.Diagnostics;
using System.Net;
using Blog.Hosting.PageCache;
using Blog.Tests.Comments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Hosting.PageCache;

/// <summary>Two nodes of one site, and Redis between them.</summary>
public sealed class OtherNodesTests
{
    [RedisFact]
    public async Task What_is_written_on_one_node_is_read_on_the_other_at_the_next_request()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var here = await StartAsync(redis);
        await using var there = here.AnotherNode();
        await HearAsync(here, there);
        var post = await here.Has(A.Post);

        for (var round = 0; round < 20; round++)
        {
            var (writer, reader) = round % 2 == 0 ? (here, there) : (there, here);
            await ReadAsync(reader, $"/posts/{post.Slug}", "Nothing of the kind", isThere: false);

            var comment = await writer.Has(A.CommentOn(post).Waiting());
            await writer.Db(async db =>
            {
                (await db.Comments.SingleAsync(one => one.Id == comment.Id)).Approve(writer.Now);
                await db.SaveChangesAsync();
            });
            await ReadAsync(reader, $"/posts/{post.Slug}", $"id=\"c{comment.Id}\"");

            await writer.ChangeSettingsAsync(settings => settings.Tagline = $"Round {round}");
            await ReadAsync(reader, "/", $"Round {round}");
            Assert.Equal(0, await reader.CountQueriesAsync(() => reader.AskAsync("/")));
        }
    }

    [RedisFact]
    public async Task Without_Redis_writing_goes_on_and_nothing_stale_lasts_longer_than_a_moment()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var here = await StartAsync(redis);
        await using var there = here.AnotherNode();
        await HearAsync(here, there);
        await ReadAsync(there, "/", "Notes on eating together");

        await redis.GoAwayAsync();
        await UntilAsync(() => IsDeaf(here) && IsDeaf(there));
        var watch = Stopwatch.StartNew();
        await here.ChangeSettingsAsync(settings => settings.Tagline = "In between");

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await ReadAsync(here, "/", "In between");
        here.Clock.Advance(TimeSpan.FromSeconds(2));
        await ReadAsync(there, "/", "In between");
    }

    [RedisFact]
    public async Task What_a_node_has_missed_it_does_not_show_once_it_hears_again()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var here = await StartAsync(redis);
        await using var there = here.AnotherNode();
        await HearAsync(here, there);
        await redis.GoAwayAsync();
        await UntilAsync(() => IsDeaf(here) && IsDeaf(there));
        await ReadAsync(there, "/", "Notes on eating together");
        await here.ChangeSettingsAsync(settings => settings.Tagline = "In between");

        await redis.ComeBackAsync();
        await HearAsync(here, there);

        // The clock has not moved: it was forgotten, not too old.
        await ReadAsync(there, "/", "In between");
        await there.ChangeSettingsAsync(settings => settings.Tagline = "And on");
        await ReadAsync(here, "/", "And on");
    }

    [RedisFact]
    public async Task A_node_that_finds_no_Redis_at_its_start_serves_and_writes_all_the_same()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.GoAwayAsync();
        await using var site = await StartAsync(redis);

        await site.ChangeSettingsAsync(settings => settings.Tagline = "Alone");
        await ReadAsync(site, "/", "Alone");
        await UntilAsync(() => SaysThatItIsAway(site).Any());
        Assert.Contains(redis.Address, Assert.Single(SaysThatItIsAway(site)), StringComparison.Ordinal);

        await redis.ComeBackAsync();
        await HearAsync(site);
        await site.ChangeSettingsAsync(settings => settings.Tagline = "In company");
        await ReadAsync(site, "/", "In company");
    }

    [Fact]
    public async Task A_Redis_that_is_not_there_is_named_without_its_password()
    {
        var port = Ports.Free();
        await using var site = await Site.StartAsync(configure: web => web.UseSetting("Blog:Redis", $"localhost:{port},password=of-nobody-else"));

        await UntilAsync(() => SaysThatItIsAway(site).Any());

        Assert.Contains($"localhost:{port}", SaysThatItIsAway(site).First(), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("of-nobody-else", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("127.0.0.1,speed=high")]
    [InlineData("password=salt")]
    public async Task A_setting_that_is_no_address_of_a_Redis_is_said_at_the_start(string setting)
    {
        var folder = Scratch.Folder("redis");

        var start = await BlogVerb.RunAsync(folder, "", "--urls", "http://127.0.0.1:0", "--Blog:Redis", setting);

        Directory.Delete(folder, recursive: true);
        Assert.Equal(1, start.Code);
        Assert.StartsWith("Blog:Redis cannot be read:", start.Error, StringComparison.Ordinal);
    }

    private static Task<Site> StartAsync(RedisServer redis) => Site.StartAsync(Database.Postgres, web => web.UseSetting("Blog:Redis", redis.Address));

    private static IEnumerable<string> SaysThatItIsAway(Site site) => site.Log.Lines.Where(line => line.Contains("is away", StringComparison.Ordinal));

    private static bool IsDeaf(Site site) => site.Services.GetRequiredService<SiteMemory>().LongestLife < TimeSpan.FromMinutes(1);

    private static Task HearAsync(params Site[] nodes) => UntilAsync(() => !nodes.Any(IsDeaf));

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "It never came to that.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    // Twice: what was made for the first reader is what the second one gets.
    private static async Task ReadAsync(Site site, string path, string words, bool isThere = true)
    {
        for (var times = 0; times < 2; times++)
        {
            using var page = await site.AskAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal(isThere, (await page.Content.ReadAsStringAsync()).Contains(words, StringComparison.Ordinal));
        }
    }
}
