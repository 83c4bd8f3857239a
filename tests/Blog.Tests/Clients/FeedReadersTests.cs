using System.Text.Json;
using Blog.Tests.Feeds;
using Microsoft.Data.Sqlite;

namespace Blog.Tests.Clients;

/// <summary>Programs that people follow blogs with.</summary>
public sealed class FeedReadersTests
{
    private static readonly string[] Homes = ["", "/tags/bread", "/authors/ines-prado-1", "/posts/bread-for-twelve/comments"];

    [Fact]
    public async Task Newsboat_reads_every_feed_and_is_told_when_nothing_is_new()
    {
        Assert.SkipWhen(Tools.Missing("newsboat") is not null, Tools.Missing("newsboat") ?? "");
        var answers = new Answers();
        await using var site = await StartAsync(answers);
        foreach (var path in Homes.SelectMany(home => new[] { $"{home}/feed.xml", $"{home}/rss.xml" }))
        {
            // Each with a memory of its own: it keeps an entry once, for whichever feed brought it first.
            var folder = Scratch.Folder("newsboat");
            await File.WriteAllTextAsync(Path.Combine(folder, "urls"), new Uri(site.Address, path).AbsoluteUri, TestContext.Current.CancellationToken);

            await ReloadAsync(folder);
            Assert.Equal((await FollowedFeed.ReadAsync(site.Visitor, path)).Entries.Select(entry => (entry.Id, entry.Title)).Order(), Items(folder).Order());

            // It forgets the tag of the first answer: https://github.com/newsboat/newsboat/issues/2734.
            await ReloadAsync(folder);
            answers.All.Clear();
            await ReloadAsync(folder);
            Assert.Equal((path, 304), Assert.Single(answers.All));
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_parsers_that_web_readers_use_find_the_same_in_all_of_them()
    {
        Assert.SkipWhen(Tools.MissingPackages is not null, Tools.MissingPackages ?? "");
        await using var site = await StartAsync(new Answers());
        var paths = Homes.SelectMany(home => new[] { $"{home}/feed.xml", $"{home}/rss.xml", $"{home}/feed.json" }).ToList();

        var output = await Tools.RunScriptAsync(
            """
            import { parseFeed } from 'feedsmith';
            import Parser from 'rss-parser';
            const read = {};
            for (const url of process.argv.slice(2)) {
              const text = await (await fetch(url)).text();
              const { feed } = parseFeed(text);
              const value = part => part?.value ?? part;
              const first = (feed.entries ?? feed.items).map(item => [value(item.id ?? item.guid), value(item.title)]);
              const second = url.endsWith('.json') ? first : (await new Parser().parseString(text)).items.map(item => [item.id ?? item.guid, item.title]);
              read[new URL(url).pathname] = { first, second };
            }
            console.log(JSON.stringify(read));
            """,
            [.. paths.Select(path => new Uri(site.Address, path).AbsoluteUri)]);

        var read = JsonDocument.Parse(output).RootElement;
        foreach (var path in paths)
        {
            var expected = (await FollowedFeed.ReadAsync(site.Visitor, path)).Entries.Select(entry => (entry.Id, entry.Title)).ToList();
            Assert.NotEmpty(expected);
            Assert.Equal(expected, Items(read.GetProperty(path).GetProperty("first")));
            Assert.Equal(expected, Items(read.GetProperty(path).GetProperty("second")));
        }
    }

    private static async Task<Site> StartAsync(Answers answers)
    {
        var site = await Site.ListenAsync(configure: answers.NoteOf);
        var post = await site.Has(A.Post.Tagged("bread"));
        await site.Has(A.Post.Titled("Salt & <pepper> ]]> “quoted” 塩").At("salt").Tagged("bread", "Slow & easy").Published(ago: TimeSpan.FromDays(40)));
        await site.Has(A.CommentOn(post).By("Rosa & <Rosa>"));
        Assert.Equal("bread-for-twelve", post.Slug);
        return site;
    }

    private static async Task ReloadAsync(string folder)
    {
        var (code, output) = await Tools.RunAsync("newsboat", folder, "", "-u", Path.Combine(folder, "urls"), "-c", Path.Combine(folder, "cache.db"), "-C", "/dev/null", "-x", "reload");
        Assert.True(code == 0, output);
    }

    private static List<(string Id, string Title)> Items(string folder)
    {
        using var cache = new SqliteConnection($"Data Source={Path.Combine(folder, "cache.db")};Mode=ReadOnly;Pooling=False");
        cache.Open();
        using var command = cache.CreateCommand();
        command.CommandText = "SELECT guid, title FROM rss_item";
        using var rows = command.ExecuteReader();
        var items = new List<(string, string)>();
        while (rows.Read())
        {
            items.Add((rows.GetString(0), rows.GetString(1)));
        }

        return items;
    }

    private static List<(string Id, string Title)> Items(JsonElement items) => [.. items.EnumerateArray().Select(item => (item[0].GetString()!, item[1].GetString()!))];
}
