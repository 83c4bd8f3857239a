using System.Net.Sockets;
using System.Text;
using Blog.Posts;

namespace Blog.Tests.Hosting;

/// <summary>Whoever asks may say anything about which host was asked.</summary>
public sealed class HostHeaderTests
{
    private const string Unreadable = "Host: xn--a\r\n";
    private const string BehindProxy = "X-Forwarded-Proto: https\r\n";

    [Theory]
    [InlineData("")]
    [InlineData(BehindProxy)]
    public async Task Where_it_cannot_be_read_everything_is_refused(string more)
    {
        await using var site = await Site.ListenAsync();
        // Ready by the second time.
        await site.Visitor.OpenAsync("/");
        await site.Visitor.OpenAsync("/");

        foreach (var path in new[] { "/", "/admin", "/account", "/search?q=a", "/nothing-here", "/site.css", "/health/live" })
        {
            Assert.Equal((path, "HTTP/1.1 400 Bad Request"), (path, StatusOf(await AskAsync(site, $"GET {path} HTTP/1.1\r\n{Unreadable}{more}"))));
        }

        AssertNothingFailed(site);
    }

    [Fact]
    public async Task Where_it_cannot_be_read_no_form_is_taken()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);

        var answer = await AskAsync(site, $"POST {PostUrl.ToCommentForm(post.Slug)} HTTP/1.1\r\n{Unreadable}Origin: http://x\r\nContent-Length: 0\r\n");

        Assert.Equal("HTTP/1.1 400 Bad Request", StatusOf(answer));
        AssertNothingFailed(site);
    }

    [Theory]
    [InlineData("HTTP/1.1", "Host: a..b\r\n")]
    [InlineData("HTTP/1.1", "Host: a:99999\r\n")]
    [InlineData("HTTP/1.1", "Host: xn--bcher-kva.example\r\n")]
    [InlineData("HTTP/1.1", "Host: \r\n")]
    [InlineData("HTTP/1.0", "")]
    public async Task The_way_to_the_sign_in_needs_none(string version, string host)
    {
        await using var site = await Site.ListenAsync();

        foreach (var more in new[] { "", BehindProxy })
        {
            var answer = await AskAsync(site, $"GET /admin/posts?state=drafts {version}\r\n{host}{more}");

            Assert.Equal("HTTP/1.1 302 Found", StatusOf(answer));
            Assert.Contains("\r\nLocation: /account/sign-in?returnUrl=%2Fadmin%2Fposts%3Fstate%3Ddrafts\r\n", answer, StringComparison.Ordinal);
        }

        AssertNothingFailed(site);
    }

    // As it is: a client of the framework would refuse to send it.
    private static async Task<string> AskAsync(Site site, string head)
    {
        using var line = new TcpClient(site.Address.Host, site.Address.Port);
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{head}Connection: close\r\n\r\n"));
        using var answer = new StreamReader(line.GetStream());
        return await answer.ReadToEndAsync();
    }

    private static string StatusOf(string answer) => answer.Split("\r\n")[0];

    private static void AssertNothingFailed(Site site) => Assert.DoesNotContain(site.Log.Lines, line => line.Contains("Exception", StringComparison.Ordinal));
}
