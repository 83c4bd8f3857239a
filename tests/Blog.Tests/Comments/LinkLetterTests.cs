using System.Net;
using Blog.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Comments;

/// <summary>The private link, mailed to whoever asks for it on its page.</summary>
public sealed class LinkLetterTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string Page = $"/comments/{Key}";
    private const string Email = "rosa@example.org";

    [Theory]
    [OnEachDatabase]
    public async Task It_comes_once_and_the_address_is_not_kept(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key));

        var page = await (await site.Visitor.OpenAsync(Page)).Fill("Your e-mail address", Email).PressAsync("Send me this link");

        Assert.True(page.Has("The letter is on its way. The address is not kept."));
        var letter = Assert.Single(await site.LettersAsync(1));
        Assert.Equal(Email, letter.To.ToString());
        Assert.Contains($"http://localhost{Page}", letter.TextBody, StringComparison.Ordinal);
        await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AllAsync(mail => mail.SentAt != null && mail.To == "" && mail.Text == "")));
        Assert.Equal("", (await site.OnlyCommentAsync()).Email);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains(Email, StringComparison.Ordinal) || line.Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_is_none_is_shown_again()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key));

        var page = await (await site.Visitor.OpenAsync(Page)).Fill("Your e-mail address", "nowhere").PressAsync("Send me this link");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "nowhere"), (page.Status, page.Value("Your e-mail address")));
        Assert.True(page.HasLink("Back to your comment"));
    }

    [Fact]
    public async Task Nobody_fills_a_letter_box_with_it()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key));
        for (var sent = 0; sent < 5; sent++)
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Visitor.PostAsync($"{Page}/letter", ("letter", $"rosa{sent}@example.org"))).StatusCode);
        }

        var answer = await site.Visitor.PostAsync($"{Page}/letter", ("letter", Email));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotEqual("", answer.Header("Retry-After"));
        Assert.Equal(5, await site.Db(db => db.OutgoingMails.CountAsync()));
    }

    [Fact]
    public async Task A_key_that_was_made_up_sends_none()
    {
        await using var site = await Site.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync($"{Page}/letter")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.PostAsync($"{Page}/letter", ("letter", Email))).StatusCode);
        Assert.Equal(0, await site.Db(db => db.OutgoingMails.CountAsync()));
    }
}
