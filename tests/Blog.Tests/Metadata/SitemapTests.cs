using System.Net;
using System.Xml.Linq;
using Blog.Metadata;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Metadata;

public sealed class SitemapTests
{
    private static readonly XNamespace Space = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Theory, OnEachDatabase]
    public async Task It_names_all_that_readers_may_open(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.Post.Titled("Soup").Tagged("bread").PartOf("Suppers").By(People.Otto));
        await site.Has(A.Post.Titled("Secret").Tagged("secret").PartOf("Secrets").Draft());
        using var edda = await site.SignInAsync(People.Edda);
        await (await edda.OpenAsync("/admin/pages/new")).Fill("Title", "About us").Fill("Text, in Markdown", "We cook.").Check("Readers can see it").PressAsync("Save page");

        var places = await ReadAsync(site, "/sitemap.xml");

        Assert.Equal(
            ["/", "/archive", "/tags", "/subscribe", "/archive/2026", "/about-us", "/authors/otto-brandt-3", "/tags/bread", "/series/suppers", "/posts/soup"],
            places.Select(place => place.Path));
        Assert.All(places, place => Assert.Equal("table.example.org", place.Host));
        foreach (var place in places)
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(place.Path)).StatusCode);
        }

        Assert.Equal("2026-03-02T08:00:00Z", places[^1].ChangedAt);
    }

    [Theory, OnEachDatabase]
    public async Task It_reads_on_where_a_portion_ends(Database database)
    {
        var commands = new Commands();
        await using var site = await StartAsync(database, commands);
        await MultiplyAsync(site, 2100);
        commands.All.Clear();

        var posts = (await ReadAsync(site, "/sitemap.xml")).Where(place => place.Path.StartsWith("/posts/", StringComparison.Ordinal)).ToList();

        Assert.Equal(2100, posts.Select(place => place.Path).Distinct().Count());
        // Each portion from where the one before ended, and not counted off from the beginning.
        Assert.Equal([0], commands.All.SelectMany(Skipped).Distinct());
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(Sitemap.PathOf("posts", 2))).StatusCode);
    }

    [Fact]
    public async Task More_than_one_file_may_hold_are_several_files()
    {
        await using var site = await StartAsync(Database.Sqlite);
        await MultiplyAsync(site, Sitemap.Most + 10);

        var files = await ReadAsync(site, "/sitemap.xml");

        Assert.Equal(["/sitemap-pages-1.xml", "/sitemap-authors-1.xml", "/sitemap-posts-1.xml", "/sitemap-posts-2.xml"], files.Select(file => file.Path));
        Assert.Equal(Sitemap.Most, (await ReadAsync(site, "/sitemap-posts-1.xml")).Count);
        Assert.Equal(10, (await ReadAsync(site, "/sitemap-posts-2.xml")).Count);
        Assert.Equal("/", (await ReadAsync(site, "/sitemap-pages-1.xml"))[0].Path);
        foreach (var none in new[] { "/sitemap-posts-3.xml", "/sitemap-posts-0.xml", "/sitemap-secrets-1.xml", "/sitemap-posts-99999999999.xml" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(none)).StatusCode);
        }
    }

    private static Task<Site> StartAsync(Database database, Commands? commands = null) => Site.StartAsync(database, web =>
    {
        web.UseSetting("Blog:BaseAddress", "https://table.example.org");
        commands?.Watch(web);
    });

    private static IEnumerable<object?> Skipped(Commands.Command command) =>
        command.Values.Where(value => $"{command.Text} ".ReplaceLineEndings(" ").Contains($"OFFSET @{value.Name.TrimStart('@')} ", StringComparison.Ordinal)).Select(value => value.Value);

    private static async Task<List<(string Host, string Path, string? ChangedAt)>> ReadAsync(Site site, string path)
    {
        using var response = await site.Visitor.GetAsync(path);
        Assert.Equal("application/xml; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var root = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        return [.. root.Elements().Select(place => (new Uri(place.Element(Space + "loc")!.Value), place.Element(Space + "lastmod")?.Value))
            .Select(place => (place.Item1.Host, place.Item1.AbsolutePath, place.Value))];
    }

    // So many posts would take a minute one by one: copies of one row, whatever columns it has.
    private static async Task MultiplyAsync(Site site, int posts)
    {
        await site.Has(A.Post);
        await site.Db(async db =>
        {
            var isPostgres = db.Database.IsNpgsql();
            var table = db.Model.FindEntityType(typeof(Post))!;
            var columns = table.GetProperties().Where(property => !property.IsPrimaryKey()).Select(property => property.GetColumnName()).ToList();
            var values = columns.Select(column => column switch
            {
                nameof(Post.Slug) => "'copy-' || n",
                nameof(Post.Uid) => isPostgres ? "gen_random_uuid()" : "upper(substr(hex(randomblob(16)),1,8) || '-' || substr(hex(randomblob(16)),1,4) || '-' || substr(hex(randomblob(16)),1,4) || '-' || substr(hex(randomblob(16)),1,4) || '-' || substr(hex(randomblob(16)),1,12))",
                _ => $"\"{column}\"",
            });
            var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
#pragma warning disable EF1002 // Names of columns, and a number.
            await db.Database.ExecuteSqlRawAsync(
                $"WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {posts - 1}) INSERT INTO \"Posts\" ({names}) SELECT {string.Join(", ", values)} FROM \"Posts\", counted");
#pragma warning restore EF1002
        });
    }
}
