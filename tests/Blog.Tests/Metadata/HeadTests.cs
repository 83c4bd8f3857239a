using System.Net;
using System.Text.Json;
using Blog.Posts;

namespace Blog.Tests.Metadata;

/// <summary>What the head of a page tells machines.</summary>
public sealed class HeadTests
{
    [Theory, OnEachDatabase]
    public async Task A_post_says_who_wrote_what_when_and_where(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.Post.Titled("Soup").Tagged("Slow food").WithExcerpt("For cold days.").By(People.Otto));

        var page = await site.Visitor.OpenAsync("/posts/soup?utm_source=elsewhere");

        Assert.Equal("https://table.example.org/posts/soup", Link(page, "canonical"));
        Assert.Equal("https://table.example.org/posts/soup", Property(page, "og:url"));
        Assert.Equal(("article", "Soup", "The Long Table", "For cold days.", "en_GB"),
            (Property(page, "og:type"), Property(page, "og:title"), Property(page, "og:site_name"), Property(page, "og:description"), Property(page, "og:locale")));
        Assert.Equal("2026-03-02T08:00:00+00:00", Property(page, "article:published_time"));
        Assert.Equal("https://table.example.org/authors/otto-brandt-3", Property(page, "article:author"));
        Assert.Equal("Slow food", Property(page, "article:tag"));
        Assert.Equal("summary_large_image", page.Document.QuerySelector("meta[name='twitter:card']")?.GetAttribute("content"));
        var graph = JsonLd(page).GetProperty("@graph");
        Assert.Equal(("BlogPosting", "Soup", "2026-03-02T08:00:00+00:00", "Otto Brandt"),
            (Text(graph[0], "@type"), Text(graph[0], "headline"), Text(graph[0], "datePublished"), Text(graph[0].GetProperty("author"), "name")));
        Assert.Equal(["The Long Table", "Slow food", "Soup"], graph[1].GetProperty("itemListElement").EnumerateArray().Select(step => Text(step, "name")));
        Assert.Equal("https://table.example.org/tags/slow-food", Text(graph[1].GetProperty("itemListElement")[1], "item"));
    }

    [Theory]
    [InlineData("en", "en_US")]
    [InlineData("de", "de_DE")]
    [InlineData("ar", "ar_SA")]
    public async Task The_language_has_a_country_as_those_want_it_who_show_previews(string language, string locale)
    {
        await using var site = await StartAsync(Database.Sqlite);
        await site.DecideAsync(settings => settings.Language = language);

        Assert.Equal(locale, Property(await site.Visitor.OpenAsync("/"), "og:locale"));
    }

    [Fact]
    public async Task A_hostile_title_stays_inside_its_place()
    {
        await using var site = await StartAsync(Database.Sqlite);
        await site.Has(A.Post.Titled("</script><script>alert(1)</script> \"' <!--").At("hostile").Tagged("</script>"));

        var page = await site.Visitor.OpenAsync("/posts/hostile");

        Assert.Equal("</script><script>alert(1)</script> \"' <!--", Text(JsonLd(page).GetProperty("@graph")[0], "headline"));
        Assert.DoesNotContain(page.Document.Scripts, script => script.Text.Contains("alert(1)", StringComparison.Ordinal) && script.Type != "application/ld+json");
        Assert.Equal("</script><script>alert(1)</script> \"' <!--", Property(page, "og:title"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tags/bread")]
    [InlineData("/authors/ines-prado-1")]
    [InlineData("/archive")]
    public async Task Every_page_for_readers_has_one_address_whoever_asks(string path)
    {
        await using var site = await StartAsync(Database.Sqlite);
        await site.Has(A.Post.Tagged("bread"));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?x=1") { Headers = { Host = "elsewhere.example" } };

        var html = await (await site.Visitor.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.Contains($"<link rel=\"canonical\" href=\"https://table.example.org{path}\">", html, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:type\" content=\"website\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_for_readers_says_what_it_is_even_on_a_blog_that_says_nothing_about_itself()
    {
        await using var site = await StartAsync(Database.Sqlite);
        await site.DecideAsync(settings => settings.Tagline = "");
        await site.Has(A.Page.Titled("About"));
        await site.Has(A.Post.Tagged("bread").PartOf("A first loaf"));

        string[] paths =
        [
            "/", "/posts/bread-for-twelve", "/tags", "/tags/bread", "/authors/ines-prado-1", "/series/a-first-loaf", "/archive", "/archive/2026", "/search", "/search?q=bread", "/subscribe", "/about",
        ];
        foreach (var path in paths)
        {
            var page = await site.Visitor.OpenAsync(path);
            Assert.False(string.IsNullOrEmpty(page.Document.QuerySelector("meta[name=description]")?.GetAttribute("content")), path);
        }
    }

    [Fact]
    public async Task What_is_private_or_went_wrong_has_no_address_to_share()
    {
        await using var site = await StartAsync(Database.Sqlite);
        var post = await site.Has(A.Post);
        var draft = await site.Has(A.Post.Titled("Half a loaf").Draft());
        await site.Has(A.CommentOn(post).WithKey("a-key-of-many-letters"));
        using var ines = await site.SignInAsync(People.Ines);

        Assert.Null(Link(await site.Visitor.OpenAsync("/comments/a-key-of-many-letters"), "canonical"));
        Assert.Null(Link(await site.Visitor.OpenAsync("/nothing-here"), "canonical"));
        Assert.Null(Link(await ines.OpenAsync($"/admin/posts/{draft.Id}/preview"), "canonical"));
        Assert.Null((await ines.OpenAsync(PostUrl.To(draft.Slug))).Document.QuerySelector("script[type='application/ld+json']"));
    }

    [Fact]
    public async Task Every_icon_and_the_manifest_are_there()
    {
        await using var site = await StartAsync(Database.Sqlite);
        var page = await site.Visitor.OpenAsync("/");

        foreach (var link in page.Document.QuerySelectorAll("head link[rel=icon], head link[rel='apple-touch-icon'], head link[rel=manifest]"))
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(link.GetAttribute("href")!)).StatusCode);
        }

        using var response = await site.Visitor.GetAsync("/manifest.webmanifest");
        Assert.Equal("application/manifest+json", response.Content.Headers.ContentType?.MediaType);
        var manifest = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(("The Long Table", "/", "#2f6b58"), (Text(manifest, "name"), Text(manifest, "start_url"), Text(manifest, "theme_color")));
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
        {
            Assert.Equal(Text(icon, "type"), (await site.Visitor.GetAsync(Text(icon, "src")!)).Content.Headers.ContentType?.MediaType);
        }
    }

    private static Task<Site> StartAsync(Database database) =>
        Site.StartAsync(database, web => web.UseSetting("Blog:BaseAddress", "https://table.example.org"));

    private static string? Link(WebPage page, string rel) => page.Document.QuerySelector($"head link[rel='{rel}']")?.GetAttribute("href");

    private static string? Property(WebPage page, string name) => page.Document.QuerySelector($"head meta[property='{name}']")?.GetAttribute("content");

    private static JsonElement JsonLd(WebPage page) => JsonDocument.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;

    private static string? Text(JsonElement parent, string name) => parent.GetProperty(name).GetString();
}
