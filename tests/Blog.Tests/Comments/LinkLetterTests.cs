using System.Net;
using Blog.Comments.Erasure;
using Blog.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    [Theory]
    [OnEachDatabase]
    public async Task With_the_comment_goes_every_letter_that_was_sent(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key));
        foreach (var sent in (int[])[1, 2])
        {
            await AskAsync(site);
            await Eventually.IsTrueAsync(() => site.Db(async db => await db.OutgoingMails.CountAsync(mail => mail.SentAt != null) == sent));
        }

        await WithdrawAsync(site);

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.Folder, "mail")));
        Assert.Equal(0, await site.Db(db => db.OutgoingMails.CountAsync()));
    }

    [Theory]
    [OnEachDatabase]
    public async Task With_the_comment_goes_a_letter_that_could_not_be_sent_yet(Database database)
    {
        // Nobody listens there.
        await using var site = await Site.StartAsync(
            database, web => web.UseSetting("Blog:Smtp:Host", "127.0.0.1").UseSetting("Blog:Smtp:Port", "1").UseSetting("Blog:Smtp:From", "table@example.org"));
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key));
        await AskAsync(site);
        await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AnyAsync(mail => mail.Attempts == 1)));

        await WithdrawAsync(site);

        Assert.Equal(0, await site.Db(db => db.OutgoingMails.CountAsync()));
        if (database == Database.Sqlite)
        {
            Assert.False(await site.DatabaseHoldsAsync(Email) || await site.DatabaseHoldsAsync(Key));
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task It_is_not_the_question_whether_letters_may_come(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key).From("zuleika@example.org").Spam());
        await AskAsync(site);
        await site.LettersAsync(1);

        await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments?show=spam")).PressInAsync("article", "Approve");

        Assert.Equal([Email, "zuleika@example.org"], (await site.LettersAsync(2)).Select(letter => letter.To.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Once_it_is_old_nothing_tells_of_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key));
        await AskAsync(site);
        await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AllAsync(mail => mail.SentAt != null)));
        site.Clock.Advance(TimeSpan.FromDays(5_000));

        await using (var scope = site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Forgetting>().RunAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, await site.Db(db => db.OutgoingMails.CountAsync()));
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

    private static async Task AskAsync(Site site) => await (await site.Visitor.OpenAsync(Page)).Fill("Your e-mail address", Email).PressAsync("Send me this link");

    private static async Task WithdrawAsync(Site site) => await (await (await site.Visitor.OpenAsync(Page)).ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");
}
