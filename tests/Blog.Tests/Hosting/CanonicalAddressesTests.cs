using System.Net;
using System.Net.Sockets;

namespace Blog.Tests.Hosting;

public sealed class CanonicalAddressesTests
{
    [Theory]
    [InlineData("/Posts/Bread-For-Twelve", "/posts/bread-for-twelve")]
    [InlineData("/posts/bread-for-twelve/", "/posts/bread-for-twelve")]
    [InlineData("/POSTS//bread-for-twelve///", "/posts/bread-for-twelve")]
    [InlineData("/tags/bread/?page=2&q=A%20B", "/tags/bread?page=2&q=A%20B")]
    [InlineData("/tags/%C3%84pfel", "/tags/%C3%A4pfel")]
    [InlineData("/tags/a%2FB", "/tags/a%2fb")]
    [InlineData("//evil.example/", "/evil.example")]
    [InlineData("///evil.example", "/evil.example")]
    [InlineData("/%5Cevil.example/", "/%5Cevil.example")]
    [InlineData("//", "/")]
    [InlineData("/Comments/KeyInAnyCase/", "/comments/KeyInAnyCase")]
    public async Task An_address_that_is_nearly_right_leads_to_the_right_one_in_one_step(string path, string right)
    {
        await using var site = await Site.ListenAsync();

        // As one string: a library would take what follows two slashes for a host.
        var response = await site.Visitor.GetAsync(site.Address.GetLeftPart(UriPartial.Authority) + path);

        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal(right, response.Header("Location"));
        var next = await site.Visitor.GetAsync(right);
        Assert.NotEqual(HttpStatusCode.PermanentRedirect, next.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?Q=Upper/")]
    [InlineData("/nothing-here")]
    [InlineData("/comments/KeyInAnyCase")]
    public async Task The_right_one_is_left_alone(string path)
    {
        await using var site = await Site.StartAsync();

        Assert.NotEqual(HttpStatusCode.PermanentRedirect, (await site.Visitor.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task What_is_asked_of_the_server_as_a_whole_has_no_address_to_mend()
    {
        await using var site = await Site.ListenAsync();
        using var line = new TcpClient("localhost", site.Address.Port);
        await line.GetStream().WriteAsync("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());

        using var answer = new StreamReader(line.GetStream());

        Assert.Equal("HTTP/1.1 405 Method Not Allowed", await answer.ReadLineAsync());
        Assert.DoesNotContain("Location:", await answer.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_keeps_its_method()
    {
        await using var site = await Site.StartAsync();

        var response = await site.Visitor.PostAsync("/Account/Sign-In", ("email", "a@example.org"));

        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal("/account/sign-in", response.Header("Location"));
    }
}
