using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Blog.Comments;

namespace Blog.Tests.Comments;

/// <summary>The private feed of replies to one comment.</summary>
public sealed class ReplyFeedTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Theory]
    [OnEachDatabase]
    public async Task It_shows_public_replies_and_private_answers_newest_first(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key));
        await site.Has(A.CommentOn(post).Answering(comment).By(People.Tariq).Saying("For everybody"));
        await site.Has(A.CommentOn(post).Answering(comment).By(People.Ines).InPrivate().Saying("For you alone"));
        await site.Has(A.CommentOn(post).Answering(comment).Waiting().Saying("Not yet read"));
        await site.Has(A.CommentOn(post).Saying("To somebody else"));

        var answer = await site.Visitor.GetAsync(await AddressAsync(site));

        Assert.Equal((HttpStatusCode.OK, "application/atom+xml"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal("noindex", answer.Header("X-Robots-Tag"));
        var feed = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(feed.IndexOf("For you alone", StringComparison.Ordinal) is var first and > 0 && feed.IndexOf("For everybody", StringComparison.Ordinal) > first);
        Assert.DoesNotContain("Not yet read", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody else", feed, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_a_content_note_only_the_note_goes_out()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key));
        await site.Has(A.CommentOn(post).Answering(comment).Noting("About grief").Saying("The heavy part"));

        var feed = await site.Visitor.ReadAsync(await AddressAsync(site));

        Assert.Contains("About grief", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("heavy part", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_without_a_name_is_somebodys()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "de");
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key));
        await site.Has(A.CommentOn(post).Answering(comment).By(""));

        Assert.Contains("Antwort von jemandem<", await site.Visitor.ReadAsync(await AddressAsync(site)), StringComparison.Ordinal);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Its_address_is_a_secret_of_its_own(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key));
        var address = await AddressAsync(site);

        Assert.DoesNotContain(Key, address, StringComparison.Ordinal);
        foreach (var forged in new[] { $"{address[..^1]}x", $"/comments/replies/{comment.Id}-", "/comments/replies/x", $"/comments/replies/{Key}", address.Replace("/replies/", "/address/", StringComparison.Ordinal), address.Replace("/replies/", "/", StringComparison.Ordinal) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(forged)).StatusCode);
        }

        Assert.DoesNotContain(site.Log.Lines, line => line.Contains(address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_ends_with_the_key()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key));
        var address = await AddressAsync(site);
        var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync(CommentUrl.ToModeration(comment.Id))).PressAsync("Detach for good");

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync($"/comments/{Key}")).StatusCode);
        Assert.True((await ines.OpenAsync(CommentUrl.ToModeration(comment.Id))).Has("It has been detached."));
    }

    private static async Task<string> AddressAsync(Site site) =>
        new Uri((await site.Visitor.OpenAsync($"/comments/{Key}")).Document.QuerySelector<IHtmlInputElement>("#reply-feed")!.Value).AbsolutePath;
}
