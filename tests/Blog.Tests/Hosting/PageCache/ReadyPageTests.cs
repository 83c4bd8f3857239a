using System.Net;
using System.Net.Http.Headers;
using Blog.Hosting.PageCache;
using Blog.Tests.Comments;

namespace Blog.Tests.Hosting.PageCache;

public sealed class ReadyPageTests
{
    private static readonly string[] Pages = ["/", "/posts/bread-for-twelve", "/tags/bread", "/feed.xml"];

    [Theory, OnEachDatabase]
    public async Task The_second_reader_gets_what_was_made_for_the_first(Database database)
    {
        await using var site = await StartAsync(database);

        foreach (var path in Pages)
        {
            var first = await site.AskAsync(path);
            var made = await site.CountQueriesAsync(() => site.AskAsync(path));
            var second = await site.AskAsync(path);

            Assert.Equal(HttpStatusCode.OK, second.StatusCode);
            Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
            Assert.Equal(Headers(first), Headers(second));
            Assert.Equal(0, made);
        }
    }

    [Fact]
    public async Task It_carries_every_header_of_one_made_anew_and_never_a_cookie()
    {
        await using var site = await StartAsync();

        foreach (var path in Pages)
        {
            await site.AskAsync(path);
            var ready = await site.AskAsync(path);
            var anew = await site.AskAnewAsync(path);

            Assert.Equal(Headers(anew).Except(["Content-Length"]), Headers(ready).Except(["Content-Length", "ETag", "Last-Modified", "Vary"]));
            Assert.All(Headers(anew).Where(name => name != "Content-Length"), name => Assert.Equal(anew.Header(name), ready.Header(name)));
            Assert.DoesNotContain("Set-Cookie", Headers(ready));
            Assert.Equal("no-cache", ready.Header("Cache-Control"));
            Assert.Equal("Accept-Encoding", ready.Header("Vary"));
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task In_every_coding_it_is_the_same_page_with_a_tag_of_its_own(string coding)
    {
        await using var site = await StartAsync();

        foreach (var path in Pages)
        {
            var plain = await site.AskAsync(path);
            var packed = await site.AskForCodingAsync(path, coding);

            Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), await packed.DecodedAsync());
            Assert.True(packed.Content.Headers.ContentLength < plain.Content.Headers.ContentLength);
            Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
            Assert.False(packed.Headers.ETag!.IsWeak);
        }
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("identity", "")]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0.5, gzip;q=0.8", "gzip")]
    [InlineData("br;q=0, gzip;q=0.1", "gzip")]
    [InlineData("br; q=0 , *", "gzip")]
    [InlineData("*", "br")]
    [InlineData("*;q=0.2, identity", "")]
    [InlineData("gzip;q=0.5, identity;q=1", "")]
    [InlineData("deflate", "")]
    public async Task It_comes_in_the_coding_that_the_browser_likes_best(string? accepted, string coding)
    {
        await using var site = await StartAsync();
        await site.AskForCodingAsync("/", "br");

        var response = accepted is null ? await site.AskAsync("/") : await site.AskAsync("/", ("Accept-Encoding", accepted));

        Assert.Equal(coding, response.Header("Content-Encoding"));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"other\", {0}")]
    [InlineData("\"a,b\",W/{0} , \"c\"")]
    [InlineData("*")]
    public async Task Whoever_has_it_is_told_so(string condition)
    {
        await using var site = await StartAsync();

        foreach (var path in Pages)
        {
            foreach (var coding in new[] { "identity", "gzip", "br" })
            {
                var first = coding == "identity" ? await site.AskAsync(path) : await site.AskForCodingAsync(path, coding);
                var tag = first.Header("ETag");
                var again = await site.AskAsync(path, ("Accept-Encoding", coding), ("If-None-Match", string.Format(null, condition, tag)));

                Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
                Assert.Empty(await again.Content.ReadAsByteArrayAsync());
                Assert.Equal(tag, again.Header("ETag"));
                Assert.Equal("no-cache", again.Header("Cache-Control"));
                Assert.Equal("Accept-Encoding", again.Header("Vary"));
                Assert.Equal(first.Header("Content-Security-Policy"), again.Header("Content-Security-Policy"));
            }
        }
    }

    [Theory]
    [InlineData("\"other\"")]
    [InlineData("other")]
    [InlineData("")]
    public async Task Whoever_has_another_gets_it(string condition)
    {
        await using var site = await StartAsync();
        var date = (await site.AskAsync("/")).Header("Last-Modified");

        // The tag alone counts where there is one.
        var response = await site.AskAsync("/", ("If-None-Match", condition), ("If-Modified-Since", date));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_date_will_do_where_no_other_page_can_bear_it()
    {
        await using var site = await StartAsync();
        await site.AskAsync("/");
        await site.Has(A.Post.Titled("Soup"));
        var doubtful = (await site.AskAsync("/")).Header("Last-Modified");
        Assert.Equal(HttpStatusCode.OK, (await site.AskAsync("/", ("If-Modified-Since", doubtful))).StatusCode);

        await site.Has(A.Post.Titled("Salad"));
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var date = (await site.AskAsync("/")).Header("Last-Modified");

        Assert.Equal(site.Now.ToString("R"), date);
        Assert.Equal(HttpStatusCode.NotModified, (await site.AskAsync("/", ("If-Modified-Since", date))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.AskAsync("/", ("If-Modified-Since", doubtful))).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_comes_along_with_a_question_does_not_say_what_is_asked_for(bool isChunked)
    {
        await using var site = await Site.ListenAsync();
        await site.Has(A.Post.Titled("Salt").Tagged("salt"));
        await site.Has(A.Post.Titled("Bread").Tagged("bread"));
        await site.Has(A.Page.Titled("Thanks"));
        await site.Has(A.Page.Titled("About"));
        Dictionary<string, string> form = new() { ["slug"] = "salt", ["tag"] = "salt", ["number"] = "2", ["year"] = "2020", ["author"] = "nobody-9", ["q"] = "salt", ["page"] = "2" };

        foreach (var path in new[] { "/posts/bread", "/tags/bread", "/", "/archive/2026", "/authors/ines-prado-1", "/search" })
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, path) { Content = new FormUrlEncodedContent(form) };
            question.Headers.TransferEncodingChunked = isChunked;
            var answer = await WebPage.ReadAsync(site.Visitor, await site.Visitor.SendAsync(question));
            var asked = await site.Visitor.OpenAsync(path);
            var anew = await WebPage.ReadAsync(site.Visitor, await site.AskAnewAsync(path));

            Assert.Equal((path, anew.Status, anew.Document.Title), (path, asked.Status, asked.Document.Title));
            Assert.Equal((path, anew.Status, anew.Document.Title), (path, answer.Status, answer.Document.Title));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/posts/bread-for-twelve")]
    [InlineData("/feed.xml")]
    [InlineData("/nothing-here")]
    public async Task A_head_alone_is_that_of_the_page_whether_it_was_ready_or_not(string path)
    {
        await using var site = await StartAsync();

        var first = await site.AskAsync(HttpMethod.Head, path);
        var page = await site.AskAsync(path);
        var second = await site.AskAsync(HttpMethod.Head, path);

        foreach (var head in new[] { first, second })
        {
            Assert.Equal(page.StatusCode, head.StatusCode);
            Assert.Equal(page.Header("Content-Type"), head.Header("Content-Type"));
            Assert.Equal(page.Header("ETag"), head.Header("ETag"));
            Assert.Equal(page.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        }
    }

    [Theory]
    [InlineData("?utm_source=letter&utm_medium=mail")]
    [InlineData("?number=2")]
    [InlineData("?q=bread")]
    [InlineData("?")]
    public async Task A_query_that_the_page_does_not_know_changes_nothing(string query)
    {
        await using var site = await StartAsync();

        foreach (var path in Pages)
        {
            // First, so that it is this one that is kept.
            var asked = await site.AskAsync(path + query);
            var plain = await site.AskAsync(path);
            Assert.Equal(plain.Headers.ETag, asked.Headers.ETag);
            Assert.Equal(await (await site.AskAnewAsync(path)).WordsAsync(), await asked.WordsAsync());
        }
    }

    [Fact]
    public async Task A_former_address_leads_on_with_its_query()
    {
        await using var site = await StartAsync();
        await site.Db(async db =>
        {
            db.Redirects.Add(new("/posts/loaf", "/posts/bread-for-twelve", site.Now));
            await db.SaveChangesAsync();
        });

        Assert.Equal("/posts/bread-for-twelve?utm_source=letter", (await site.AskAsync("/posts/loaf?utm_source=letter")).Header("Location"));
    }

    [Fact]
    public async Task Who_signs_in_sees_what_is_hers_and_who_signs_out_what_is_everybodys()
    {
        await using var site = await StartAsync();
        var before = await site.AskAsync("/posts/bread-for-twelve");

        using var ines = await site.SignInAsync(People.Ines);
        var own = await ines.OpenAsync("/posts/bread-for-twelve");
        Assert.True(own.HasLink("Edit this post"));
        Assert.Equal(before.Headers.ETag, (await site.AskAsync("/posts/bread-for-twelve")).Headers.ETag);

        await (await ines.OpenAsync("/admin")).PressAsync("Sign out");
        Assert.Equal(await before.WordsAsync(), await (await ines.GetAsync("/posts/bread-for-twelve")).WordsAsync());
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/comments/no-such-key")]
    [InlineData("/posts/bread-for-twelve/comments")]
    [InlineData("/health/live")]
    [InlineData("/site.css")]
    [InlineData("/admin")]
    [InlineData("/Posts/Bread-For-Twelve/")]
    public async Task What_is_nobody_elses_or_no_page_is_not_kept(string path)
    {
        await using var site = await StartAsync();
        var store = site.Pages();

        await site.AskAsync(path);
        await site.AskAsync(path);

        // At most the page that says of all addresses that nothing is there.
        Assert.InRange(store.Count, 0, path.Contains("no-such-key", StringComparison.Ordinal) ? 1 : 0);
    }

    [Fact]
    public async Task A_flood_of_made_up_addresses_makes_one_page_and_keeps_one()
    {
        await using var site = await StartAsync();
        var anew = await site.AskAnewAsync("/none-0");
        await site.AskAsync("/none-1");
        var (pages, bytes) = (site.Pages().Count, site.Pages().Bytes);

        for (var number = 2; number < 50; number++)
        {
            var response = await site.AskAsync($"/posts/none-{number}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal("no-store", response.Header("Cache-Control"));
            Assert.Equal(await anew.Content.ReadAsStringAsync(), await response.Content.ReadAsStringAsync());
            Assert.All(Headers(anew).Where(name => name != "Content-Length"), name => Assert.Equal(anew.Header(name), response.Header(name)));
        }

        Assert.Equal(1, pages);
        Assert.Equal(1, site.Pages().Count);
        // Its small forms may have been made meanwhile.
        Assert.InRange(site.Pages().Bytes, bytes, bytes * 2);
    }

    [Theory]
    [InlineData("/none")]
    [InlineData("/posts/none")]
    [InlineData("/posts/none/feed.xml")]
    [InlineData("/posts/bread-for-twelve/none")]
    [InlineData("/tags/none")]
    [InlineData("/tags/none/feed.xml")]
    [InlineData("/tags/bread/page/9")]
    [InlineData("/series/none")]
    [InlineData("/authors/none")]
    [InlineData("/archive/1234")]
    [InlineData("/page/9")]
    [InlineData("/media/none.png")]
    [InlineData("/media/0123456789abcdef/x-480x320.webp")]
    [InlineData("/comments/none")]
    public async Task What_says_that_nothing_is_there_is_made_once_whatever_is_asked_for(string path)
    {
        await using var site = await StartAsync();
        var first = await site.AskAsync("/nothing-here");
        var kept = site.Pages().Find(ReadyErrors.KeyOf(404, staysSecure: false));
        Assert.NotNull(kept);

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Get })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync(method, path)).StatusCode);
        }

        Assert.Same(kept, site.Pages().Find(ReadyErrors.KeyOf(404, staysSecure: false)));
        var again = await site.AskAsync("/nothing-there");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal("Accept-Encoding", again.Header("Vary"));
    }

    [Fact]
    public async Task What_is_gone_says_so_until_something_is_there_again()
    {
        await using var site = await StartAsync();
        await site.Db(async db =>
        {
            db.Redirects.Add(new("/posts/soup", null, site.Now));
            await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.Gone, (await site.AskAsync("/posts/soup")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await site.AskAsync("/posts/soup")).StatusCode);
        await site.Has(A.Post.Titled("Soup"));
        Assert.Equal(HttpStatusCode.OK, (await site.AskAsync("/posts/soup")).StatusCode);
    }

    [Fact]
    public async Task Switched_off_it_keeps_nothing()
    {
        await using var site = await Site.StartAsync(configure: web => web.MakingEachPageAnew());

        var response = await site.AskAsync("/");

        Assert.Equal(0, site.Pages().Count);
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task Over_the_network_it_is_the_same()
    {
        await using var site = await Site.ListenAsync();
        await site.Has(A.Post.Tagged("bread"));

        foreach (var path in Pages)
        {
            var plain = await site.AskAsync(path);
            Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), await (await site.AskForCodingAsync(path, "br")).DecodedAsync());
            Assert.Equal(HttpStatusCode.NotModified, (await site.AskAsync(path, ("If-None-Match", plain.Header("ETag")))).StatusCode);
            Assert.Equal(plain.Content.Headers.ContentLength, (await site.AskAsync(HttpMethod.Head, path)).Content.Headers.ContentLength);
        }
    }

    private static async Task<Site> StartAsync(Database database = Database.Sqlite)
    {
        var site = await Site.StartAsync(database);
        await site.Has(A.Post.Tagged("bread"));
        return site;
    }

    private static IEnumerable<string> Headers(HttpResponseMessage response) =>
        response.Headers.NonValidated.Concat<KeyValuePair<string, HeaderStringValues>>(response.Content.Headers.NonValidated).Select(header => header.Key).Order(StringComparer.Ordinal);
}
