using System.Net;

namespace Blog.Tests.Hosting;

public sealed class UnansweredMethodsTests
{
    [Theory]
    [InlineData("POST", "/", "GET, HEAD")]
    [InlineData("PUT", "/", "GET, HEAD")]
    [InlineData("DELETE", "/account/sign-in", "GET, POST, HEAD")]
    [InlineData("TRACE", "/", "GET, HEAD")]
    [InlineData("OPTIONS", "/", "GET, HEAD")]
    [InlineData("PROPFIND", "/feed.xml", "GET, HEAD")]
    public async Task What_a_page_cannot_do_is_said_with_what_it_can(string method, string path, string allowed)
    {
        await using var site = await Site.StartAsync();

        var page = await WebPage.ReadAsync(site.Visitor, await site.Visitor.SendAsync(new HttpRequestMessage(new HttpMethod(method), path)));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.Status);
        Assert.Equal("That can’t be done here", page.Heading);
        Assert.Equal(allowed, page.Response.Header("Allow"));
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/feed.xml")]
    [InlineData("/accent-7a4a78.css")]
    [InlineData("/site.css")]
    [InlineData("/health/live")]
    public async Task Whoever_asks_only_for_the_head_of_an_answer_gets_it(string path)
    {
        await using var site = await Site.ListenAsync();

        var response = await site.Visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }
}
