using System.Net;
using Blog.Posts;

namespace Blog.Tests.Hosting;

public sealed class BodyBoundsTests
{
    [Fact]
    public async Task It_works()
    {
        await using var site = await Site.ListenAsync();

        var page = await WebPage.ReadAsync(site.Visitor, await site.Visitor.PostAsync("/account/forgotten", ("email", new string('a', 20_000_000))));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Equal("That was more than we can take", page.Heading);
    }

    [Fact]
    public async Task It_is_said_in_the_language_and_under_the_name_of_the_site()
    {
        await using var site = await Site.ListenAsync();
        await site.DecideAsync(settings => settings.Language = "de");
        var post = await site.Has(A.Post);

        var page = await WebPage.ReadAsync(site.Visitor, await site.Visitor.PostAsync(PostUrl.ToCommentForm(post.Slug), ("text", new string('a', 300_000))));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "Das war mehr, als wir aufnehmen können"), (page.Status, page.Heading));
        Assert.EndsWith("The Long Table", page.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200_000, false)]
    [InlineData(300_000, true)]
    public async Task The_comment_form_takes_far_less_than_the_editor(int length, bool isTooLong)
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);

        var response = await site.Visitor.PostAsync(PostUrl.ToCommentForm(post.Slug), ("text", new string('a', length)));

        Assert.Equal(isTooLong, response.StatusCode == HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_sender_who_keeps_the_length_to_himself_gets_no_further()
    {
        await using var site = await Site.ListenAsync();
        var endless = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = new StreamContent(new MemoryStream(new byte[6_000_000])) };
        endless.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        endless.Headers.TransferEncodingChunked = true;

        var response = await site.Visitor.SendAsync(endless);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }
}
