using Blog.Comments.Rules;

namespace Blog.Tests.Comments.Rules;

public sealed class HostNameTests
{
    [Theory]
    [InlineData("example.org", "example.org")]
    [InlineData("  WWW.Example.ORG. ", "example.org")]
    [InlineData("https://example.org:8443/a?b#c", "example.org")]
    [InlineData("https://example.org@pills.example", "pills.example")]
    [InlineData("https://example.org\\@pills.example", "example.org")]
    [InlineData("*.example.org", "example.org")]
    [InlineData("müller.example", "xn--mller-kva.example")]
    [InlineData("XN--MLLER-KVA.example", "xn--mller-kva.example")]
    [InlineData("www.org", "www.org")]
    [InlineData("192.0.2.1", "192.0.2.1")]
    public void A_site_has_one_name(string typed, string name) => Assert.Equal(name, HostName.Of(typed));

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("a b.org")]
    [InlineData("https://")]
    [InlineData("..")]
    [InlineData("exa_mple!.org")]
    public void Anything_else_has_none(string typed) => Assert.Null(HostName.Of(typed));

    [Theory]
    [InlineData("example.org", true)]
    [InlineData("blog.example.org", true)]
    [InlineData("badexample.org", false)]
    [InlineData("example.org.evil.example", false)]
    public void A_site_stands_for_all_below_it(string host, bool isKnown) => Assert.Equal(isKnown, Hosts.Of("https://www.example.org/").Has(host));
}
