using System.Net;

namespace Blog.Tests.Hosting;

public sealed class BodyBoundsTests
{
    [Fact]
    public async Task A_form_that_is_far_too_long_is_answered_with_a_page()
    {
        await using var site = await Site.ListenAsync();

        var page = await WebPage.ReadAsync(site.Visitor, await site.Visitor.PostAsync("/account/sign-in", ("email", new string('a', 20_000_000))));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Equal("That was more than we can take", page.Heading);
    }

    [Fact]
    public async Task A_sender_who_keeps_the_length_to_himself_gets_no_further()
    {
        await using var site = await Site.ListenAsync();
        var endless = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = new StreamContent(new MemoryStream(new byte[6_000_000])) };
        endless.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        endless.Headers.TransferEncodingChunked = true;

        var response = await site.Visitor.SendAsync(endless);

        Assert.InRange((int)response.StatusCode, 400, 499);
    }
}
