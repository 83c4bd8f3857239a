using System.Net;

namespace Blog.Tests.Hosting;

public sealed class CrossSiteCheckTests
{
    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    [InlineData("same-site", false)]
    [InlineData("cross-site", false)]
    public async Task A_browser_that_tells_where_a_form_comes_from_is_believed(string fetchSite, bool passes) =>
        await AssertAsync(passes, ("Sec-Fetch-Site", fetchSite), ("Origin", passes ? "https://evil.example" : "https://localhost"));

    [Theory]
    [InlineData("https://localhost", true)]
    [InlineData("https://blog.example.org", true)]
    [InlineData("http://localhost", false)]
    [InlineData("https://localhost:8443", false)]
    [InlineData("https://localhost.evil.example", false)]
    [InlineData("null", false)]
    public async Task An_older_one_must_name_this_site_as_the_origin(string origin, bool passes) => await AssertAsync(passes, ("Origin", origin));

    [Fact]
    public async Task A_program_that_says_neither_passes() => await AssertAsync(passes: true);

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("PROPFIND")]
    public async Task Every_method_that_may_change_something_is_checked(string method)
    {
        await using var site = await StartAsync();

        var response = await SendAsync(site, "/", method, ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Reading_is_free_from_anywhere()
    {
        await using var site = await StartAsync();

        var response = await SendAsync(site, "/", "GET", ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Whoever_is_refused_reads_a_page()
    {
        await using var site = await StartAsync();

        var page = await WebPage.ReadAsync(site.Visitor, await SendAsync(site, "/account/sign-in", "POST", ("Sec-Fetch-Site", "cross-site")));

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Equal("That form was on another site", page.Heading);
    }

    [Theory, OnEachDatabase]
    public async Task The_refusal_is_a_page_of_the_site_in_its_language(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.Language = "de");

        var page = await WebPage.ReadAsync(site.Visitor, await SendAsync(site, "/account/sign-in", "POST", ("Sec-Fetch-Site", "cross-site")));

        Assert.Equal((HttpStatusCode.Forbidden, "Dieses Formular war auf einer anderen Website"), (page.Status, page.Heading));
        Assert.EndsWith("The Long Table", page.Title, StringComparison.Ordinal);
        Assert.Equal("de", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.True(page.HasLink("Themen"));
    }

    [Theory, OnEachDatabase]
    public async Task It_needs_no_database(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.LoseDatabaseAsync();

        var page = await WebPage.ReadAsync(site.Visitor, await SendAsync(site, "/account/sign-in", "POST", ("Sec-Fetch-Site", "cross-site")));

        Assert.Equal((HttpStatusCode.Forbidden, "That form was on another site"), (page.Status, page.Heading));
    }

    [Theory]
    [InlineData("/comments/some-key", true)]
    [InlineData("/account/new-password", true)]
    [InlineData("/setup", true)]
    [InlineData("/account/sign-in", false)]
    [InlineData("/account/password", false)]
    public async Task An_older_browser_on_a_private_page_cannot_name_its_origin(string path, bool passes)
    {
        await using var site = await StartAsync();

        var response = await SendAsync(site, path, "POST", ("Origin", "null"));

        Assert.Equal(passes, response.StatusCode != HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/comments/address/17-3f9a", true)]
    [InlineData("/comments/addresses", false)]
    public async Task A_mail_program_may_send_its_one_click_from_anywhere(string path, bool passes)
    {
        await using var site = await StartAsync();

        var response = await SendAsync(site, path, "POST", ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://mail.example"));

        Assert.Equal(passes, response.StatusCode != HttpStatusCode.Forbidden);
    }

    private static Task<Site> StartAsync() => Site.StartAsync(configure: web => web.UseSetting("Blog:BaseAddress", "https://blog.example.org"));

    private static async Task AssertAsync(bool passes, params (string Name, string Value)[] headers)
    {
        await using var site = await StartAsync();

        var response = await SendAsync(site, "/account/sign-in", "POST", headers);

        Assert.Equal(passes ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(Site site, string path, string method, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET")
        {
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("email", "nobody@example.org"), KeyValuePair.Create("password", "wrong")]);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return site.Visitor.Http.SendAsync(request);
    }
}
