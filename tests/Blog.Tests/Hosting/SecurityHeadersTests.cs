using System.Net;
using Blog.Shared;

namespace Blog.Tests.Hosting;

public sealed class SecurityHeadersTests
{
    /// <summary>No script in a page but the two that are short and always the same, and those by their hashes.</summary>
    private static readonly string ContentPolicy =
        "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self' 'sha256-"
        + InlineScript.Theme.Sha256 + "' 'sha256-" + InlineScript.Post.Sha256 + "'; connect-src 'self'; manifest-src 'self'";

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/feed.xml", 200)]
    [InlineData("/site.css", 200)]
    [InlineData("/fonts/literata-latin.woff2", 200)]
    [InlineData("/accent-7a4a78.css", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/admin", 302)]
    [InlineData("/ADMIN/", 308)]
    [InlineData("/nothing-here", 404)]
    [InlineData("/comments/no-such-key", 404)]
    public async Task Every_kind_of_answer_carries_them(string path, int status)
    {
        await using var site = await Site.StartAsync();

        var response = await site.Visitor.GetAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
        AssertComplete(response);
    }

    [Fact]
    public async Task A_picture_may_be_shown_wherever_a_feed_is_read()
    {
        await using var site = await Site.StartAsync();
        var file = await site.Has(A.Picture);

        foreach (var path in new[] { file.Address.Path, "/icon-512.png", "/favicon.ico" })
        {
            Assert.Equal((HttpStatusCode.OK, "cross-origin"), (await site.Visitor.GetAsync(path)) is var response ? (response.StatusCode, response.Header("Cross-Origin-Resource-Policy")) : default);
        }
    }

    [Fact]
    public async Task So_may_one_that_has_not_changed_and_one_that_lies_elsewhere()
    {
        await using var site = await Site.StartAsync();
        var file = await site.Has(A.Picture);

        foreach (var path in new[] { file.Address.Path, "/icon-512.png" })
        {
            var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { (await site.Visitor.GetAsync(path)).Headers.ETag! } } };
            var unchanged = await site.Visitor.SendAsync(again);
            Assert.Equal((path, HttpStatusCode.NotModified, "cross-origin"), (path, unchanged.StatusCode, unchanged.Header("Cross-Origin-Resource-Policy")));
        }

        foreach (var path in new[] { "/media/cards/site-0000000000000000.png", file.Address.Path.ToUpperInvariant() })
        {
            var elsewhere = await site.Visitor.GetAsync(path);
            Assert.NotNull(elsewhere.Headers.Location);
            Assert.Equal((path, "cross-origin"), (path, elsewhere.Header("Cross-Origin-Resource-Policy")));
        }

        Assert.Equal("same-origin", (await site.Visitor.GetAsync("/media/nothing-here")).Header("Cross-Origin-Resource-Policy"));
    }

    [Fact]
    public async Task An_answer_that_says_nothing_has_changed_carries_them()
    {
        await using var site = await Site.StartAsync();
        var first = await site.Visitor.GetAsync("/site.css");
        var again = new HttpRequestMessage(HttpMethod.Get, "/site.css") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        var response = await site.Visitor.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        AssertComplete(response);
    }

    [Fact]
    public async Task A_failure_carries_them()
    {
        await using var site = await Site.StartAsync();
        await site.LoseDatabaseAsync();

        var response = await site.Visitor.GetAsync("/");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        AssertComplete(response);
    }

    [Fact]
    public async Task A_failure_has_a_number_by_which_it_is_found_in_the_log()
    {
        await using var site = await Site.StartAsync();
        await site.LoseDatabaseAsync();

        var number = (await site.Visitor.OpenAsync("/")).Document.QuerySelector("code")!.TextContent;

        Assert.Matches("^[0-9A-F]{8}$", number);
        Assert.Single(site.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(number, StringComparison.Ordinal) && line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_over_https_browsers_are_told_to_stay_there()
    {
        await using var site = await Site.StartAsync();

        Assert.True((await site.Visitor.GetAsync("https://blog.example.org/")).Headers.Contains("Strict-Transport-Security"));
        Assert.False((await site.Visitor.GetAsync("http://blog.example.org/")).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Nobody_is_told_so_for_another_or_missing_it_by_whoever_came_first()
    {
        await using var site = await Site.StartAsync();
        foreach (var first in new[] { "https://localhost/", "https://blog.example.org/archive" })
        {
            await site.Visitor.GetAsync(first);
        }

        Assert.True((await site.Visitor.GetAsync("https://blog.example.org/")).Headers.Contains("Strict-Transport-Security"));
        Assert.False((await site.Visitor.GetAsync("https://localhost/archive")).Headers.Contains("Strict-Transport-Security"));
        Assert.False((await site.Visitor.GetAsync("https://LOCALHOST:5001/archive")).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task The_server_does_not_say_what_it_is()
    {
        await using var site = await Site.ListenAsync();

        var response = await site.Visitor.GetAsync("/");

        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
    }

    [Theory]
    [InlineData("/", "same-origin")]
    [InlineData("/nothing-here", "same-origin")]
    [InlineData("/comments/no-such-key", "no-referrer")]
    public async Task A_link_tells_other_sites_nothing_and_one_on_a_private_page_nobody(string path, string policy)
    {
        await using var site = await Site.StartAsync();

        Assert.Equal(policy, (await site.Visitor.GetAsync(path)).Header("Referrer-Policy"));
    }

    private static void AssertComplete(HttpResponseMessage response)
    {
        Assert.Equal(ContentPolicy, response.Header("Content-Security-Policy"));
        Assert.Equal("nosniff", response.Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", response.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", response.Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", response.Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.NotEqual("", response.Header("Referrer-Policy"));
        Assert.NotEqual("", response.Header("Cache-Control"));
    }
}
