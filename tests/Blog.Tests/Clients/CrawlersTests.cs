using System.Text.Json;

namespace Blog.Tests.Clients;

/// <summary>Programs that walk through sites: link checkers, search engines, those that read microformats.</summary>
public sealed class CrawlersTests
{
    [Fact]
    public async Task A_link_checker_finds_no_broken_link()
    {
        Assert.SkipWhen(Tools.Missing("linkchecker") is not null, Tools.Missing("linkchecker") ?? "");
        var answers = new Answers();
        await using var site = await StartAsync(answers);
        var folder = Scratch.Folder("links");
        // Enough for a second page of each list, and a second year; the comment forms would be most of what there is to open.
        for (var number = 1; number <= 12; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Tagged("bread", $"Topic {number % 5}").ClosedForComments().Published(ago: TimeSpan.FromDays(40 * number)));
        }

        // Otherwise it is as patient as with a site of somebody else.
        var settings = Path.Combine(folder, "settings");
        await File.WriteAllTextAsync(settings, "[checking]\nmaxrequestspersecond=500\n", TestContext.Current.CancellationToken);
        var (code, output) = await Tools.RunAsync(
            "linkchecker", folder, "", "-f", settings, "--no-robots", "--no-warnings", "--no-status", "--threads=4", new Uri(site.Address, "/").AbsoluteUri, new Uri(site.Address, "/sitemap.xml").AbsoluteUri);

        Assert.True(code == 0, output);
        Assert.DoesNotContain(answers.All, answer => answer.Status >= 400);
        Assert.Contains(("/posts/loaf-12", 200), answers.All);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_search_engine_finds_the_posts_and_stays_away_from_the_rest()
    {
        Assert.SkipWhen(Tools.MissingPackages is not null, Tools.MissingPackages ?? "");
        await using var site = await StartAsync(new Answers());

        var output = await Tools.RunScriptAsync(
            """
            import robotsParser from 'robots-parser';
            import Sitemapper from 'sitemapper';
            const home = process.argv[2];
            const robots = robotsParser(home + 'robots.txt', await (await fetch(home + 'robots.txt')).text());
            const { sites } = await new Sitemapper({ url: robots.getSitemaps()[0] }).fetch();
            const closed = ['admin', 'admin/posts', 'account/sign-in', 'comments/some-key', 'posts/soup/comments', 'setup'];
            const open = ['', 'posts/soup', 'posts/soup/comments/feed.xml', 'feed.xml', 'administration', 'comments-policy', 'media/cards/x.png'];
            console.log(JSON.stringify({
              sites: sites.map(site => new URL(site).pathname),
              listedButClosed: sites.filter(site => !robots.isAllowed(home + new URL(site).pathname.slice(1), 'anybot')),
              notClosed: closed.filter(path => robots.isAllowed(home + path, 'anybot')),
              notOpen: open.filter(path => !robots.isAllowed(home + path, 'anybot')),
            }));
            """,
            site.Address.AbsoluteUri);

        var found = JsonDocument.Parse(output).RootElement;
        Assert.Contains("/posts/soup", found.GetProperty("sites").EnumerateArray().Select(path => path.GetString()));
        Assert.Empty(found.GetProperty("listedButClosed").EnumerateArray());
        Assert.Empty(found.GetProperty("notClosed").EnumerateArray());
        Assert.Empty(found.GetProperty("notOpen").EnumerateArray());
    }

    [Fact]
    public async Task A_reader_of_microformats_finds_the_post_its_author_and_the_list()
    {
        Assert.SkipWhen(Tools.MissingPackages is not null, Tools.MissingPackages ?? "");
        await using var site = await StartAsync(new Answers());

        var output = await Tools.RunScriptAsync(
            """
            import { mf2 } from 'microformats-parser';
            const home = process.argv[2];
            const read = async path => mf2(await (await fetch(home + path)).text(), { baseUrl: home + path }).items;
            const post = (await read('posts/soup')).find(item => item.type[0] === 'h-entry').properties;
            const author = post.author[0];
            const list = (await read('tags/bread')).find(item => item.type[0] === 'h-feed').children[0].properties;
            console.log(JSON.stringify([
              post.name[0], post.url[0], post.category.join(), post.content[0].value, new Date(post.published[0]).toISOString(),
              author.type[0], author.properties.name[0], author.properties.url[0], list.name[0], list.url[0], list.summary[0],
            ]));
            """,
            site.Address.AbsoluteUri);

        Assert.Equal(
            [
                "Soup", $"{site.Address}posts/soup", "bread,evenings", "Hot soup.", "2026-03-02T08:00:00.000Z",
                "h-card", "Otto Brandt", $"{site.Address}authors/otto-brandt-3", "Soup", $"{site.Address}posts/soup", "Hot soup.",
            ],
            JsonSerializer.Deserialize<string[]>(output)!);
    }

    private static async Task<Site> StartAsync(Answers answers)
    {
        var site = await Site.ListenAsync(configure: answers.NoteOf);
        await site.Has(A.Post.Titled("Soup").Tagged("bread", "evenings").By(People.Otto).Saying("Hot soup."));
        return site;
    }
}
