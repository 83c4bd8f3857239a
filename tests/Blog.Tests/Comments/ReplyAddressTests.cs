using System.Net;
using System.Text.RegularExpressions;
using Blog.Comments;
using Blog.Comments.Erasure;
using Blog.Comments.Keys;
using Blog.Comments.Replies;
using Blog.Data;
using Blog.Mail;
using Blog.Posts;
using Blog.Settings;
using Blog.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Comments;

/// <summary>The e-mail address that somebody gives for letters about replies.</summary>
public sealed partial class ReplyAddressTests
{
    private const string Email = "rosa@example.org";

    [Theory]
    [OnEachDatabase]
    public async Task It_is_asked_by_letter_first_and_confirmed_by_a_click_there(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await SendAsync(site);
        Assert.Null((await site.OnlyCommentAsync()).EmailConfirmedAt);
        var link = await LinkInLetterAsync(site);

        var page = await site.Visitor.OpenAsync(link);
        // Mail programs open every link: that alone says nothing.
        Assert.True(page.Has(Email));
        Assert.Null((await site.OnlyCommentAsync()).EmailConfirmedAt);
        Assert.True((await page.PressAsync("Yes, write to me")).Has($"Confirmed: letters about replies go to {Email}."));

        Assert.Equal(site.Now, (await site.OnlyCommentAsync()).EmailConfirmedAt);
        Assert.True(page.Response.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains(Email, StringComparison.Ordinal) || line.Contains(link, StringComparison.Ordinal));
    }

    [Theory]
    [OnEachDatabase]
    public async Task It_can_be_erased_from_there(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await SendAsync(site);
        var link = await LinkInLetterAsync(site);

        var page = await (await site.Visitor.OpenAsync(link)).PressAsync("Erase this address");

        Assert.True(page.Has("The address is erased."));
        Assert.Equal("", (await site.OnlyCommentAsync()).Email);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(link)).StatusCode);
        if (database == Database.Sqlite)
        {
            Assert.False(await site.DatabaseHoldsAsync(Email));
        }
    }

    [Fact]
    public async Task One_address_gets_one_question_a_day()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);

        foreach (var words in new[] { "First", "Second", "Third" })
        {
            await (await site.FillInAsync(post)).Fill("E-mail", Email).Fill("Comment", words).PressAsync("Send comment");
        }

        Assert.Single(await OutboxAsync(site));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Once_it_has_said_yes_it_is_asked_about_the_next_comment(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await SendAsync(site);
        await (await site.Visitor.OpenAsync(await LinkInLetterAsync(site))).PressAsync("Yes, write to me");
        var form = await site.FillInAsync(await site.OnlyPostAsync());

        foreach (var words in new[] { "Second", "Third" })
        {
            await form.Fill("E-mail", Email).Fill("Comment", words).PressAsync("Send comment");
        }

        // Of those two only one: nobody has answered it.
        Assert.Equal(2, (await OutboxAsync(site)).Count);
        await site.LettersAsync(2);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Clicks_at_the_same_time_have_it_asked_once(Database database)
    {
        await using var site = await Site.StartAsync(database, web => web.UseSetting("Blog:CommentsPerMinute", "50"));
        var form = (await site.FillInAsync(await site.Has(A.Post))).Fill("E-mail", Email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => form.SendAsync("Send comment"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal((await site.OnlyCommentAsync()).Id, Assert.Single(await OutboxAsync(site)).CommentId);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_click_that_comes_too_late_takes_no_question_away(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var first = await site.Has(A.CommentOn(post));
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var again = Comment.ByGuest(CommentPlace.On(post.Id), new CommentWords(People.Rosa, Email, Website: "", "Again"), "<p>Again</p>", first.KeyHash!, isPrivate: false, site.Now);
            scope.ServiceProvider.GetRequiredService<BlogDbContext>().Comments.Add(again);
            await Assert.ThrowsAsync<DbUpdateException>(() => scope.ServiceProvider.GetRequiredService<ReplyLetters>().SaveWithConfirmationAsync(again, TestContext.Current.CancellationToken));
        }

        await (await site.FillInAsync(post)).Fill("E-mail", Email).PressAsync("Send comment");

        Assert.Single(await OutboxAsync(site));
    }

    [Theory]
    [OnEachDatabase(false)]
    [OnEachDatabase(true)]
    public async Task Whose_comment_was_taken_for_spam_is_asked_once_that_is_put_right(Database database, bool isAnswered)
    {
        await using var site = await Site.StartAsync(database);
        await HeldAsSpamAsync(site, await site.Has(A.Post));
        site.Clock.Advance(TimeSpan.FromDays(6));

        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync(CommentUrl.ToModeration((await site.OnlyCommentAsync()).Id));
        if (isAnswered)
        {
            await (await queue.PressInAsync("article", "Approve and reply")).Fill("Your reply", "Sorry for the wait.").PressAsync("Approve and reply");
        }
        else
        {
            await queue.PressInAsync("article", "Approve");
        }

        var link = await LinkInLetterAsync(site);
        // The week to answer in begins now.
        site.Clock.Advance(TimeSpan.FromDays(6));
        await ForgetAsync(site);
        Assert.True((await (await site.Visitor.OpenAsync(link)).PressAsync("Yes, write to me")).Has($"Confirmed: letters about replies go to {Email}."));
    }

    [Theory]
    [OnEachDatabase]
    public async Task But_once_a_day_and_no_comment_twice(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var first = await HeldAsSpamAsync(site, post);
        await HeldAsSpamAsync(site, post);
        var ines = await site.SignInAsync(People.Ines);

        foreach (var comment in await site.CommentsAsync())
        {
            await (await ines.OpenAsync(CommentUrl.ToModeration(comment.Id))).PressInAsync("article", "Approve");
        }

        Assert.Equal(first.Id, Assert.Single(await OutboxAsync(site)).CommentId);
        site.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var decision in new[] { "Spam", "Approve" })
        {
            await (await ines.OpenAsync(CommentUrl.ToModeration(first.Id))).PressInAsync("article", decision);
        }

        Assert.Equal((CommentState.Approved, CommentState.Spam), ((await site.CommentsAsync())[0].State, (await site.CommentsAsync())[0].StateBefore));
        Assert.Single(await OutboxAsync(site));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Confirmed_in_the_moment_in_which_another_is_given_it_says_nothing_of_the_other(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var mine = await SendAsync(site);
        var link = await LinkInLetterAsync(site);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CurrentSite>().LoadAsync(TestContext.Current.CancellationToken);
        // From here on it goes by what it has read.
        var comment = await scope.ServiceProvider.GetRequiredService<BlogDbContext>().Comments.SingleAsync(TestContext.Current.CancellationToken);
        await (await site.Visitor.OpenAsync(link)).PressAsync("Yes, write to me");

        var change = await scope.ServiceProvider.GetRequiredService<CommentOwnership>().EditAsync(
            mine.Address.Segments[^1], new CommentWords(People.Rosa, "other@example.org", Website: "", Commenting.Words), isSure: true, comment.Version, TestContext.Current.CancellationToken);

        Assert.IsType<CommentOwnership.Change.Overtaken>(change);
        Assert.Equal((Email, site.Now), ((await site.OnlyCommentAsync()).Email, (await site.OnlyCommentAsync()).EmailConfirmedAt));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Confirmed_in_the_moment_in_which_it_is_erased_it_is_gone(Database database)
    {
        var meanwhile = new Meanwhile();
        await using var site = await Site.StartAsync(database, web => meanwhile.Watch(web));
        await SendAsync(site);
        var page = await site.Visitor.OpenAsync(await LinkInLetterAsync(site));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        meanwhile.BeforeNextSave(() => page.SendAsync("Erase this address"));

        Assert.Equal(HttpStatusCode.NotFound, (await page.SendAsync("Yes, write to me")).StatusCode);

        Assert.Equal(("", null), ((await site.OnlyCommentAsync()).Email, (await site.OnlyCommentAsync()).EmailUsedAt));
    }

    [Fact]
    public async Task What_looks_like_spam_has_nobody_written_to()
    {
        await using var site = await Site.StartAsync();
        var form = await site.FillInAsync(await site.Has(A.Post));

        await form.Fill("E-mail", Email).Forge("subject", "buy").PressAsync("Send comment");

        Assert.Empty(await OutboxAsync(site));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Another_address_is_asked_anew_and_the_old_pass_is_worth_nothing(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var mine = await SendAsync(site);
        var link = await LinkInLetterAsync(site);
        await (await site.Visitor.OpenAsync(link)).PressAsync("Yes, write to me");

        await mine.Fill("E-mail", "other@example.org").PressAsync("Save changes");

        Assert.Equal(("other@example.org", null), ((await site.OnlyCommentAsync()).Email, (await site.OnlyCommentAsync()).EmailConfirmedAt));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(link)).StatusCode);
    }

    [Theory]
    [OnEachDatabase]
    public async Task However_it_is_spelled_it_is_one_address(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await SendAsync(site);
        await (await site.FillInAsync(await site.OnlyPostAsync())).Fill("E-mail", "Rosa@Example.org").Fill("Comment", "Second").PressAsync("Send comment");
        var link = Link().Match(Assert.Single(await site.LettersAsync(1)).TextBody!).Value;
        Assert.Single(await OutboxAsync(site));

        var confirmed = await (await site.Visitor.OpenAsync(link)).PressAsync("Yes, write to me");
        Assert.Equal([site.Now, site.Now], (await site.CommentsAsync()).Select(comment => comment.EmailConfirmedAt));
        var stopped = await confirmed.PressAsync("No more letters");
        Assert.Equal([null, null], (await site.CommentsAsync()).Select(comment => comment.EmailConfirmedAt));
        await stopped.PressAsync("Erase this address");

        Assert.Equal(["", ""], (await site.CommentsAsync()).Select(comment => comment.Email));
    }

    [Fact]
    public async Task The_letter_of_an_earlier_version_leads_to_it_still()
    {
        await using var site = await Site.StartAsync();
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).From("Rosa@Example.org"));
        await using var scope = site.Services.CreateAsyncScope();
        var pass = await scope.ServiceProvider.GetRequiredService<CommentPasses>().MakeAsync("address Rosa@Example.org", comment.Id, comment.KeyHash!, TestContext.Current.CancellationToken);

        Assert.True((await (await site.Visitor.OpenAsync(CommentUrl.ToAddress(pass))).PressAsync("Yes, write to me")).Has("Confirmed: letters about replies go to Rosa@Example.org."));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Spelled_otherwise_it_stays_confirmed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var mine = await SendAsync(site);
        await (await site.Visitor.OpenAsync(await LinkInLetterAsync(site))).PressAsync("Yes, write to me");

        await mine.Fill("E-mail", "Rosa@Example.org").PressAsync("Save changes");

        Assert.Equal(site.Now, (await site.OnlyCommentAsync()).EmailConfirmedAt);
        Assert.Single(await OutboxAsync(site));
    }

    [Theory]
    [OnEachDatabase("other@example.org")]
    [OnEachDatabase("")]
    public async Task One_that_was_replaced_or_taken_back_is_not_asked_any_more(Database database, string instead)
    {
        // Nobody listens there.
        await using var site = await Site.StartAsync(
            database, web => web.UseSetting("Blog:Smtp:Host", "127.0.0.1").UseSetting("Blog:Smtp:Port", "1").UseSetting("Blog:Smtp:From", "table@example.org"));
        var mine = await SendAsync(site);
        await Eventually.IsTrueAsync(async () => await OutboxAsync(site) is [{ Attempts: 1 }]);

        mine = await mine.Fill("E-mail", instead).PressAsync("Save changes");

        Assert.Equal(instead.Length > 0 ? [instead] : [], (await OutboxAsync(site)).Select(mail => mail.To));
        // Nobody has been asked there yet.
        await mine.Fill("E-mail", Email).PressAsync("Save changes");
        Assert.Equal([Email], (await OutboxAsync(site)).Select(mail => mail.To));
    }

    [Fact]
    public async Task The_private_page_tells_how_it_stands_but_cannot_confirm()
    {
        await using var site = await Site.StartAsync();
        var mine = await SendAsync(site);
        Assert.True(mine.Has($"Letters about replies go to {Email} once you say yes in the letter that asks you."));
        Assert.DoesNotContain("/comments/address/", await mine.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await (await site.Visitor.OpenAsync(await LinkInLetterAsync(site))).PressAsync("Yes, write to me");

        Assert.True((await site.Visitor.OpenAsync(mine.Address.AbsolutePath)).Has($"Letters about replies go to {Email}."));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_address_that_nobody_confirms_is_erased_after_a_week(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await SendAsync(site);

        site.Clock.Advance(TimeSpan.FromDays(6));
        await ForgetAsync(site);
        Assert.Equal(Email, (await site.OnlyCommentAsync()).Email);
        site.Clock.Advance(TimeSpan.FromDays(2));
        await ForgetAsync(site);

        await AssertForgottenAsync(site, database);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_confirmed_one_so_many_days_after_its_last_use(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentEmailDays = 30);
        await SendAsync(site);
        await (await site.Visitor.OpenAsync(await LinkInLetterAsync(site))).PressAsync("Yes, write to me");

        site.Clock.Advance(TimeSpan.FromDays(29));
        await ForgetAsync(site);
        Assert.Equal(Email, (await site.OnlyCommentAsync()).Email);
        site.Clock.Advance(TimeSpan.FromDays(2));
        await ForgetAsync(site);

        await AssertForgottenAsync(site, database);
    }

    [Theory]
    [OnEachDatabase]
    public async Task It_goes_with_the_words(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var mine = await SendAsync(site);

        await (await mine.ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");

        await AssertForgottenAsync(site, database);
    }

    private static async Task AssertForgottenAsync(Site site, Database database)
    {
        Assert.Equal(("", null, null), ((await site.OnlyCommentAsync()).Email, (await site.OnlyCommentAsync()).EmailConfirmedAt, (await site.OnlyCommentAsync()).EmailUsedAt));
        Assert.DoesNotContain(await OutboxAsync(site), letter => letter.To.Contains(Email, StringComparison.Ordinal) || letter.Text.Contains(Email, StringComparison.Ordinal));
        if (database == Database.Sqlite)
        {
            Assert.False(await site.DatabaseHoldsAsync(Email));
        }
    }

    private static async Task<WebPage> SendAsync(Site site) =>
        await (await site.FillInAsync(await site.Has(A.Post))).Fill("E-mail", Email).PressAsync("Send comment");

    private static async Task<Comment> HeldAsSpamAsync(Site site, Post post)
    {
        await (await site.FillInAsync(post)).Fill("E-mail", Email).Forge("subject", "buy").PressAsync("Send comment");
        return (await site.CommentsAsync())[^1];
    }

    private static async Task ForgetAsync(Site site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Forgetting>().RunAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> LinkInLetterAsync(Site site)
    {
        var letter = (await site.LettersAsync(1))[^1];
        Assert.Equal(Email, letter.To.ToString());
        return Link().Match(letter.TextBody!).Value;
    }

    [GeneratedRegex("/comments/address/[^ \r\n]+")]
    private static partial Regex Link();

    private static Task<List<OutgoingMail>> OutboxAsync(Site site) => site.Db(db => db.OutgoingMails.AsNoTracking().ToListAsync());
}
