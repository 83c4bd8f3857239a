using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Feeds;

/// <summary>All feeds in all three formats.</summary>
public sealed class FeedsTests
{
    private static readonly string[] Formats = ["feed.xml", "rss.xml", "feed.json"];

    [Theory, OnEachDatabase]
    public async Task All_formats_say_the_same(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.Post.Titled("Salt & pepper").By(People.Otto).Published(ago: TimeSpan.FromDays(1)));
        await site.Has(A.Post.Titled("Soup").Tagged("Slow food"));

        var atom = await FollowedFeed.ReadAsync(site.Visitor, "/feed.xml");

        Assert.Equal(["Soup", "Salt & pepper"], atom.Entries.Select(entry => entry.Title));
        foreach (var format in Formats)
        {
            var feed = await FollowedFeed.ReadAsync(site.Visitor, $"/{format}");
            Assert.Equal(($"https://table.example.org/{format}", "The Long Table"), (feed.Self, feed.Title));
            Assert.Equal(atom.Entries, feed.Entries);
        }
    }

    [Fact]
    public async Task In_rss_what_is_no_markup_does_not_look_like_it()
    {
        await using var site = await StartAsync(Database.Sqlite);
        await site.Has(A.Post.WithExcerpt("Why List<Post> & <b>bold</b> matter"));

        var item = XDocument.Parse(await site.Visitor.Http.GetStringAsync("/rss.xml")).Descendants("item").Single();

        Assert.Equal("Why List&lt;Post&gt; &amp; &lt;b&gt;bold&lt;/b&gt; matter", item.Element("description")?.Value);
    }

    [Theory]
    [InlineData("feed.xml", "application/atom+xml; charset=utf-8")]
    [InlineData("rss.xml", "application/rss+xml; charset=utf-8")]
    [InlineData("feed.json", "application/feed+json; charset=utf-8")]
    public async Task Each_format_says_what_it_is(string format, string mediaType)
    {
        await using var site = await Site.StartAsync();

        using var response = await site.Visitor.GetAsync($"/{format}");

        Assert.Equal(mediaType, response.Content.Headers.ContentType?.ToString());
    }

    [Theory, OnEachDatabase]
    public async Task A_tag_an_author_and_the_comments_of_a_post_can_be_followed(Database database)
    {
        await using var site = await StartAsync(database);
        var soup = await site.Has(A.Post.Titled("Soup").Tagged("Slow food").By(People.Otto));
        await site.Has(A.Post.Titled("Bread"));
        var comment = await site.Has(A.CommentOn(soup).By("Rosa").From("rosa@example.org").Saying("With lemon"));
        await site.Has(A.CommentOn(soup).Saying("Not read yet").Waiting());
        await site.Has(A.CommentOn(soup).Saying("Buy now").Spam());

        foreach (var format in Formats)
        {
            var tag = await FollowedFeed.ReadAsync(site.Visitor, $"/tags/slow-food/{format}");
            Assert.Equal(("Slow food — The Long Table", "Soup"), (tag.Title, Assert.Single(tag.Entries).Title));
            var author = await FollowedFeed.ReadAsync(site.Visitor, $"/authors/otto-brandt-3/{format}");
            Assert.Equal(("Otto Brandt — The Long Table", "Soup"), (author.Title, Assert.Single(author.Entries).Title));
            var comments = await FollowedFeed.ReadAsync(site.Visitor, $"/posts/soup/comments/{format}");
            var said = Assert.Single(comments.Entries);
            Assert.Equal(("Comments on “Soup” — The Long Table", "Rosa on “Soup”", "Rosa"), (comments.Title, said.Title, said.Author));
            Assert.Equal($"https://table.example.org/posts/soup/comments/{comment.Id}", said.Address);
            Assert.DoesNotContain("rosa@example.org", await site.Visitor.ReadAsync($"/posts/soup/comments/{format}"), StringComparison.Ordinal);
        }
    }

    [Theory, OnEachDatabase]
    public async Task What_there_never_was_cannot_be_followed(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.Post.Titled("Secret").Tagged("secret").By(People.Otto).Draft());

        foreach (var home in new[] { "/tags/secret", "/tags/nothing", "/authors/otto-brandt-3", "/authors/nobody-99", "/authors/nobody", "/posts/secret/comments", "/posts/nothing/comments" })
        {
            foreach (var format in Formats)
            {
                Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync($"{home}/{format}")).StatusCode);
            }
        }
    }

    [Theory, OnEachDatabase]
    public async Task Who_takes_another_name_is_still_followed(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.Post.By(People.Otto));
        await site.Db(db => db.Users.Where(author => author.Id == People.Otto.Id).ExecuteUpdateAsync(change => change.SetProperty(author => author.Name, "Otto Sand")));

        Assert.Equal("/authors/otto-sand-3/feed.xml", (await site.Visitor.GetAsync("/authors/otto-brandt-3/feed.xml")).Header("Location"));
        Assert.Equal("Otto Sand", (await site.Visitor.OpenAsync("/authors/otto-brandt-3")).Heading);
        Assert.Equal("/authors/otto-sand-3", (await site.Visitor.GetAsync("/authors/otto-brandt-3")).Header("Location"));
    }

    [Theory, OnEachDatabase]
    public async Task What_hangs_on_a_post_moves_with_it(Database database)
    {
        await using var site = await StartAsync(database);
        var post = await site.Has(A.Post.At("first"));
        var comment = await site.Has(A.CommentOn(post));
        var before = await FollowedFeed.ReadAsync(site.Visitor, "/posts/first/comments/feed.xml");
        using var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Address", "second").PressAsync("Update");

        Assert.Equal("/posts/second/comments/feed.xml", (await site.Visitor.GetAsync("/posts/first/comments/feed.xml")).Header("Location"));
        Assert.Equal("/posts/second.md", (await site.Visitor.GetAsync("/posts/first.md")).Header("Location"));
        var after = Assert.Single((await FollowedFeed.ReadAsync(site.Visitor, "/posts/second/comments/feed.xml")).Entries);
        Assert.Equal((before.Entries[0].Id, $"https://table.example.org/posts/second/comments/{comment.Id}"), (after.Id, after.Address));
    }

    [Fact]
    public async Task A_post_in_another_language_says_so()
    {
        await using var site = await StartAsync(Database.Sqlite);
        await site.Has(A.Post);
        await site.Db(db => db.Posts.ExecuteUpdateAsync(change => change.SetProperty(post => post.Language, "ar")));

        Assert.Contains("<entry xml:lang=\"ar\">", await site.Visitor.ReadAsync("/feed.xml"), StringComparison.Ordinal);
        Assert.Contains("<dc:language>ar</dc:language>", await site.Visitor.ReadAsync("/rss.xml"), StringComparison.Ordinal);
        Assert.Contains("\"language\":\"ar\"", await site.Visitor.ReadAsync("/feed.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_runs_from_right_to_left_does_so_everywhere()
    {
        await using var site = await StartAsync(Database.Sqlite);
        await site.Has(A.Post.Titled("Bread"));
        await site.Has(A.Post.Titled("לחם").At("lehem").In("he").Saying("אופים בבוקר."));

        foreach (var format in Formats)
        {
            var entries = (await FollowedFeed.ReadAsync(site.Visitor, $"/{format}")).Entries;
            Assert.StartsWith("<div dir=\"rtl\" lang=\"he\"><p>", entries[0].Html, StringComparison.Ordinal);
            Assert.EndsWith("</p></div>", entries[0].Html, StringComparison.Ordinal);
            Assert.StartsWith("<p>", entries[1].Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_icon_of_an_alert_stays_on_its_page()
    {
        await using var site = await StartAsync(Database.Sqlite);
        await site.Has(A.Post.SayingInMarkdown("> [!WARNING]\n> It is hot.\n\n> [!TIP]\n> Wait."));

        foreach (var format in Formats)
        {
            var html = Assert.Single((await FollowedFeed.ReadAsync(site.Visitor, $"/{format}")).Entries).Html;
            Assert.DoesNotContain("svg", html, StringComparison.Ordinal);
            Assert.Contains("<p class=\"markdown-alert-title\">Warning</p>\n<p>It is hot.</p>", html, StringComparison.Ordinal);
            Assert.Contains("<p class=\"markdown-alert-title\">Tip</p>\n<p>Wait.</p>", html, StringComparison.Ordinal);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Links_and_pictures_in_the_text_have_whole_addresses(Database database)
    {
        await using var site = await StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        const string text = """
            ## Part

            [Here](#part), [there](/about?a=1&b=2), [elsewhere](https://example.net/x), [mail](mailto:a@example.org), ![Pot](/media/pot.jpg)

            `<a href="/not-a-link">` and href="/just-words"
            """;
        await (await ines.OpenAsync("/admin/posts/new")).Fill("Title", "Soup").Fill("Text, in Markdown", text).PressAsync("Publish");

        foreach (var format in Formats)
        {
            var html = Assert.Single((await FollowedFeed.ReadAsync(site.Visitor, $"/{format}")).Entries).Html;
            Assert.Contains("href=\"https://table.example.org/posts/soup#part\"", html, StringComparison.Ordinal);
            Assert.Contains("href=\"https://table.example.org/about?a=1&amp;b=2\"", html, StringComparison.Ordinal);
            Assert.Contains("href=\"https://example.net/x\"", html, StringComparison.Ordinal);
            Assert.Contains("href=\"mailto:a@example.org\"", html, StringComparison.Ordinal);
            Assert.Contains("src=\"https://table.example.org/media/pot.jpg\"", html, StringComparison.Ordinal);
            Assert.Contains("/not-a-link", html, StringComparison.Ordinal);
            Assert.DoesNotContain("table.example.org/not-a-link", html, StringComparison.Ordinal);
            Assert.DoesNotContain("table.example.org/just-words", html, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"anchor\"", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_that_got_into_the_database_breaks_a_feed()
    {
        await using var site = await StartAsync(Database.Sqlite);
        var post = await site.Has(A.Post.Titled("]]> </title><script>alert(1)</script> &amp; \"'").Tagged("]]>"));
        await site.Has(A.CommentOn(post).By("]]> <b>"));
        await site.Db(db => db.Database.ExecuteSqlRawAsync(
            "UPDATE \"Posts\" SET \"Title\" = \"Title\" || char(1) || char(65535), \"Html\" = \"Html\" || char(8) || ' 😀 ]]>', \"Summary\" = char(27)"));

        foreach (var home in new[] { "", "/tags/tag", $"{PostUrl.ToCommentForm(post.Slug)}" })
        {
            foreach (var format in Formats)
            {
                Assert.NotEmpty((await FollowedFeed.ReadAsync(site.Visitor, $"{home}/{format}")).Entries);
            }
        }

        Assert.StartsWith("]]> </title><script>alert(1)</script> &amp; \"'", (await FollowedFeed.ReadAsync(site.Visitor, "/rss.xml")).Entries[0].Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/feed.xml")]
    [InlineData("/rss.xml")]
    [InlineData("/feed.json")]
    [InlineData("/tags/bread/feed.xml")]
    [InlineData("/authors/ines-prado-1/rss.xml")]
    [InlineData("/posts/bread-for-twelve/comments/feed.json")]
    [InlineData("/feed/2026-03.xml")]
    [InlineData("/posts/bread-for-twelve.md")]
    public async Task Whoever_has_it_already_gets_304_until_it_changes(string path)
    {
        await using var site = await StartAsync(Database.Sqlite);
        var post = await site.Has(A.Post.Tagged("bread"));
        // In the second of a change a date proves nothing.
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        using var first = await site.Visitor.GetAsync(path);
        var (tag, date) = (first.Headers.ETag!, first.Content.Headers.LastModified!.Value);

        Assert.Equal(HttpStatusCode.NotModified, await AskAsync(asked => asked.IfNoneMatch.Add(tag)));
        Assert.Equal(HttpStatusCode.NotModified, await AskAsync(asked => asked.IfNoneMatch.Add(new EntityTagHeaderValue(tag.Tag, isWeak: true))));
        Assert.Equal(HttpStatusCode.NotModified, await AskAsync(asked => asked.IfNoneMatch.ParseAdd($"\"another\", {tag}")));
        Assert.Equal(HttpStatusCode.NotModified, await AskAsync(asked => asked.IfModifiedSince = date));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(asked => asked.IfModifiedSince = date.AddDays(-1)));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(asked => asked.IfNoneMatch.ParseAdd("\"another\"")));

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await site.Has(A.CommentOn(post));
        using var ines = await site.SignInAsync(People.Ines);
        await (await ines.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Text, in Markdown", "Other words.").PressAsync("Update");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(asked => asked.IfNoneMatch.Add(tag)));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(asked => asked.IfModifiedSince = date));

        async Task<HttpStatusCode> AskAsync(Action<HttpRequestHeaders> condition)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            condition(request.Headers);
            using var response = await site.Visitor.SendAsync(request);
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData("/feed.xml")]
    [InlineData("/rss.xml")]
    [InlineData("/feed.json")]
    public async Task Asked_for_its_head_alone_it_sends_that(string path)
    {
        await using var site = await StartAsync(Database.Sqlite);
        await site.Has(A.Post);

        using var response = await site.Visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Every_page_leads_to_its_feeds()
    {
        await using var site = await StartAsync(Database.Sqlite);
        await site.Has(A.Post.Tagged("bread"));

        foreach (var (page, home) in new[] { ("/", ""), ("/tags/bread", "/tags/bread"), ("/authors/ines-prado-1", "/authors/ines-prado-1"), ("/posts/bread-for-twelve", "/posts/bread-for-twelve/comments") })
        {
            var links = (await site.Visitor.OpenAsync(page)).Document.QuerySelectorAll("head link[rel=alternate]").Select(link => link.GetAttribute("href")).ToList();
            foreach (var format in Formats)
            {
                Assert.Contains($"/{format}", links);
                Assert.Contains($"{home}/{format}", links);
                Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync($"{home}/{format}")).StatusCode);
            }
        }
    }

    private static Task<Site> StartAsync(Database database) =>
        Site.StartAsync(database, web => web.UseSetting("Blog:BaseAddress", "https://table.example.org"));
}
