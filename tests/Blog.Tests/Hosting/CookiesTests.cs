namespace Blog.Tests.Hosting;

public sealed class CookiesTests
{
    [Fact]
    public async Task Every_cookie_of_those_who_write_is_kept_to_this_host_and_away_from_scripts()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.NewVisitor();

        await visitor.PostAsync("/account/sign-in", ("email", People.Otto.Email), ("password", People.Otto.Password));
        await visitor.OpenAsync("/admin/posts/new");

        Assert.Contains("__Host-session", visitor.SetCookies.Select(cookie => cookie.Split('=')[0]));
        Assert.Contains("__Host-form", visitor.SetCookies.Select(cookie => cookie.Split('=')[0]));
        Assert.All(visitor.SetCookies, cookie =>
        {
            var parts = cookie.ToLowerInvariant().Split("; ");
            Assert.StartsWith("__host-", parts[0], StringComparison.Ordinal);
            Assert.Contains("secure", parts);
            Assert.Contains("httponly", parts);
            Assert.Contains("path=/", parts);
            Assert.Contains("samesite=lax", parts);
            Assert.DoesNotContain(parts, part => part.StartsWith("domain", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/account/sign-in")]
    [InlineData("/nothing-here")]
    [InlineData("/feed.xml")]
    [InlineData("/site.css")]
    public async Task A_reader_gets_none(string path)
    {
        await using var site = await Site.StartAsync();

        await site.Visitor.GetAsync(path);

        Assert.Empty(site.Visitor.SetCookies);
    }
}
