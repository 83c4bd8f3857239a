using System.Net;
using System.Net.Http.Headers;

namespace Blog.Tests.Hosting;

public sealed class ResponseDefaultsTests
{
    [Fact]
    public async Task A_page_that_comes_instead_of_a_picture_has_nothing_of_it()
    {
        await using var site = await Site.StartAsync();
        var picture = await site.Has(A.Picture);
        var other = new HttpRequestMessage(HttpMethod.Get, picture.Address.Path) { Headers = { IfMatch = { new EntityTagHeaderValue("\"another\"") } } };

        var response = await site.Visitor.SendAsync(other);

        Assert.Equal((HttpStatusCode.PreconditionFailed, "text/html; charset=utf-8"), (response.StatusCode, response.Header("Content-Type")));
        Assert.Equal(("", ""), (response.Header("ETag"), response.Header("Last-Modified")));
    }

    [Theory]
    [InlineData("/", "no-cache")]
    [InlineData("/nothing-here", "no-store")]
    [InlineData("/comments/no-such-key", "no-store")]
    [InlineData("/account/sign-in", "no-store")]
    public async Task A_reader_keeps_pages_only_to_ask_again_and_what_went_wrong_not_at_all(string path, string cache)
    {
        await using var site = await Site.StartAsync();

        Assert.Contains(cache, (await site.Visitor.GetAsync(path)).Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/Comments/KeyInAnyCase/")]
    [InlineData("//comments/KeyInAnyCase")]
    [InlineData("///Previews//KeyInAnyCase")]
    public async Task A_secret_address_is_kept_nowhere_however_it_is_spelt(string path)
    {
        await using var site = await Site.ListenAsync();

        // As one string: a library would take what follows two slashes for a host.
        var response = await site.Visitor.GetAsync(site.Address.GetLeftPart(UriPartial.Authority) + path);

        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal(("no-store", "no-referrer"), (response.Header("Cache-Control"), response.Header("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/admin")]
    public async Task Of_somebody_signed_in_nothing_is_kept(string path)
    {
        await using var site = await Site.StartAsync();
        using var visitor = await site.SignInAsync(People.Ines);

        Assert.Contains("no-store", (await visitor.GetAsync(path)).Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_errors_is_not_kept()
    {
        await using var site = await Site.StartAsync();

        var response = await site.Visitor.PostAsync("/account/sign-in", ("email", "nobody@example.org"), ("password", "wrong"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("no-store", response.Header("Cache-Control"), StringComparison.Ordinal);
    }
}
