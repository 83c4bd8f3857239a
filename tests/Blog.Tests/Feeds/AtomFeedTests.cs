using System.Net;
using System.Xml.Linq;
using Blog.Posts;

namespace Blog.Tests.Feeds;

public sealed class AtomFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.Post.Titled("Salt < pepper & \"smoke\"").Tagged("Bread", "Slow food").Saying("Half a loaf.").At("salt").By(People.Otto));

        using var response = await site.Visitor.GetAsync("/feed.xml");
        var feed = XDocument.Load(await response.Content.ReadAsStreamAsync()).Root!;

        Assert.Equal("application/atom+xml; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("The Long Table", feed.Element(Atom + "title")?.Value);
        Assert.Equal("https://table.example.org/feed.xml", Link(feed, "self"));
        var entry = Assert.Single(feed.Elements(Atom + "entry"));
        Assert.Equal("Salt < pepper & \"smoke\"", entry.Element(Atom + "title")?.Value);
        Assert.Equal("https://table.example.org/posts/salt", Link(entry, "alternate"));
        Assert.Equal("Otto Brandt", entry.Element(Atom + "author")?.Element(Atom + "name")?.Value);
        Assert.Equal(["Bread", "Slow food"], entry.Elements(Atom + "category").Select(category => category.Attribute("term")!.Value));
        Assert.Equal(("html", "<p>Half a loaf.</p>"), (entry.Element(Atom + "content")?.Attribute("type")?.Value, entry.Element(Atom + "content")?.Value));
        Assert.Equal("2026-03-02T08:00:00Z", entry.Element(Atom + "published")?.Value);
        Assert.Equal("2026-03-02T08:00:00Z", entry.Element(Atom + "updated")?.Value);
    }

    [Theory, OnEachDatabase]
    public async Task Without_posts_it_is_a_feed_all_the_same(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.Post.Draft());

        var feed = await ReadAsync(site.Visitor);

        Assert.Empty(feed.Elements(Atom + "entry"));
        Assert.NotNull(feed.Element(Atom + "updated"));
    }

    [Theory, OnEachDatabase]
    public async Task It_has_the_newest_posts_first_and_not_all_of_them(Database database)
    {
        await using var site = await StartAsync(database);
        for (var number = 1; number <= 22; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Published(ago: TimeSpan.FromDays(number)));
        }

        var titles = (await ReadAsync(site.Visitor)).Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value).ToList();

        Assert.Equal(20, titles.Count);
        Assert.Equal("Loaf 1", titles[0]);
    }

    [Theory, OnEachDatabase]
    public async Task An_entry_keeps_its_identity_when_the_address_changes(Database database)
    {
        await using var site = await StartAsync(database);
        var post = await site.Has(A.Post);
        var before = Assert.Single((await ReadAsync(site.Visitor)).Elements(Atom + "entry"));
        using var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Address", "another-address").PressAsync("Update");

        var after = Assert.Single((await ReadAsync(site.Visitor)).Elements(Atom + "entry"));
        Assert.Equal(before.Element(Atom + "id")?.Value, after.Element(Atom + "id")?.Value);
        Assert.Equal("https://table.example.org/posts/another-address", Link(after, "alternate"));
    }

    [Theory, OnEachDatabase]
    public async Task No_request_can_choose_its_addresses(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.Post);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed.xml") { Headers = { Host = "elsewhere.example" } };

        using var response = await site.Visitor.SendAsync(request);

        Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("elsewhere", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Control_characters_that_Markdown_can_spell_do_not_break_it(Database database)
    {
        await using var site = await StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        await (await ines.OpenAsync("/admin/posts/new"))
            .Fill("Title", "Bell\u0007 and & <b>")
            .Fill("Text, in Markdown", "Ring &#x1; &#7; &#xFFFE; &#xD800; [here](/a?b=&#x2; \"ti&#x3;tle\") `&#x4;` <i title=\"&#5;\">now</i>\n\n```\n\u0006\n```\n")
            .Fill("Tags", "a\u0001b")
            .Fill("Excerpt", "Ex\u0002cerpt")
            .PressAsync("Publish");

        var entry = Assert.Single((await ReadAsync(site.Visitor)).Elements(Atom + "entry"));

        Assert.Equal("Bell and & <b>", entry.Element(Atom + "title")?.Value);
    }

    private static Task<Site> StartAsync(Database database) =>
        Site.StartAsync(database, web => web.UseSetting("Blog:BaseAddress", "https://table.example.org"));

    private static async Task<XElement> ReadAsync(Visitor visitor) => XDocument.Parse(await visitor.ReadAsync("/feed.xml")).Root!;

    private static string? Link(XElement parent, string rel) =>
        parent.Elements(Atom + "link").SingleOrDefault(link => (link.Attribute("rel")?.Value ?? "alternate") == rel)?.Attribute("href")?.Value;
}
