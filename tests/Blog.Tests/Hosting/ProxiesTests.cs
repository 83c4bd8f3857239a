namespace Blog.Tests.Hosting;

public sealed class ProxiesTests
{
    [Fact]
    public async Task A_proxy_on_this_machine_is_believed_about_https()
    {
        await using var site = await Site.ListenAsync();

        Assert.True((await GetAsync(site)).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_stranger_is_not_and_a_named_network_is()
    {
        await using var strange = await Site.StartAsync(configure: web => web.UseRemoteAddress("10.1.2.3"));
        await using var named = await Site.StartAsync(configure: web => web.UseRemoteAddress("10.1.2.3").UseSetting("Blog:TrustedProxies:0", "10.0.0.0/8"));

        Assert.False((await GetAsync(strange)).Headers.Contains("Strict-Transport-Security"));
        Assert.True((await GetAsync(named)).Headers.Contains("Strict-Transport-Security"));
    }

    private static Task<HttpResponseMessage> GetAsync(Site site)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://blog.example.org:{site.Address.Port}/"));
        request.RequestUri = site.Address.Scheme == "http" ? site.Address : new Uri("http://localhost/");
        request.Headers.Host = "blog.example.org";
        request.Headers.Add("X-Forwarded-Proto", "https");
        return site.Visitor.SendAsync(request);
    }
}
