using System.Net;
using System.Net.Sockets;
using System.Text;

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
    [InlineData("get")]
    [InlineData("head")]
    [InlineData("Head")]
    public async Task In_other_letters_it_is_another_method(string method)
    {
        await using var site = await Site.ListenAsync();
        await site.Has(A.Post.At("bread"));
        var picture = await site.Has(A.Picture);

        foreach (var path in new[] { "/", "/feed.xml", "/robots.txt", "/posts/bread.md", picture.Address.Path, "/site.css", "/health/live" })
        {
            // Ready by the second time.
            await site.Visitor.GetAsync(path);
            await site.Visitor.GetAsync(path);
            // As it is: a client of the framework would write it as it should be.
            using var line = new TcpClient("localhost", site.Address.Port);
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));

            using var answer = new StreamReader(line.GetStream());

            Assert.Equal((path, "HTTP/1.1 405 Method Not Allowed"), (path, await answer.ReadLineAsync()));
            Assert.Contains("Allow: GET, HEAD\r\n", await answer.ReadToEndAsync(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(path)).StatusCode);
        }

        Assert.DoesNotContain(site.Log.Lines, one => one.StartsWith("Error", StringComparison.Ordinal));
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
