using System.Net;
using Blog.Comments;
using Blog.Comments.Erasure;
using Blog.Mail;
using Blog.Posts;
using Blog.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Blog.Tests.Comments;

/// <summary>The letters that tell of replies.</summary>
public sealed class ReplyNoticeTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string Email = "rosa@example.org";

    [Theory]
    [OnEachDatabase]
    public async Task It_comes_when_the_reply_is_approved_and_not_before(Database database)
    {
        await using var site = await Site.StartAsync(database, web => web.UseSetting("Blog:BaseAddress", "https://table.example"));
        var post = await site.Has(A.Post.Titled("Soup"));
        var asked = await site.Has(A.CommentOn(post).WithKey(Key).WithLettersTo(Email));
        site.Clock.Advance(TimeSpan.FromDays(1));
        var reply = await site.Has(A.CommentOn(post).Answering(asked).By("Tariq").Waiting().Saying("With salt, and a chair more than you need."));
        Assert.Empty(await OutboxAsync(site));

        await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync("article", "Approve");

        var letter = Assert.Single(await site.LettersAsync(1));
        Assert.Equal((Email, "Tariq answered at The Long Table"), (letter.To.ToString(), letter.Subject));
        Assert.StartsWith("Tariq answered your comment on “Soup”:", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("> With salt, and a chair more than you need.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains($"https://table.example{PostUrl.ToComment(post.Slug, reply.Id)}", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, letter.ToString(), StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers[HeaderId.ListUnsubscribePost]);
        Assert.Matches($"^<https://table.example/comments/address/{asked.Id}-[0-9a-f]+>$", letter.Headers[HeaderId.ListUnsubscribe]);
        await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AllAsync(mail => mail.SentAt != null && mail.To == "" && mail.Text == "")));
        Assert.Equal(site.Now, (await site.CommentsAsync())[0].EmailUsedAt);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains(Email, StringComparison.Ordinal));
    }

    [Theory]
    [OnEachDatabase]
    public async Task One_comes_for_each_reply_below_to_each_address_but_never_for_ones_own(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);
        var post = await site.Has(A.Post.Titled("Soup"));
        var first = await site.Has(A.CommentOn(post).WithLettersTo(Email));
        var second = await site.Has(A.CommentOn(post).Answering(first).By("Tariq").WithLettersTo("tariq@example.org"));
        var third = await site.Has(A.CommentOn(post).Answering(second).WithLettersTo("Rosa@example.org"));
        await site.Has(A.CommentOn(post).WithLettersTo("elsewhere@example.org"));
        await site.LettersAsync(2);
        Assert.Equal([(second.Id, first.Id), (third.Id, second.Id)], await ToldAsync(site));

        var form = await site.FillInAsync(post);
        await site.Visitor.PostAsync(PostUrl.ToCommentForm(post.Slug), ("name", "Wanda"), ("text", "And bread."), ("to", $"{third.Id}"), ("form", form.Document.QuerySelector("[name=form]")!.GetAttribute("value")!));

        var letters = await site.LettersAsync(4);
        var fourth = (await site.CommentsAsync())[^1];
        Assert.Equal([(fourth.Id, second.Id), (fourth.Id, third.Id)], (await ToldAsync(site)).Skip(2));
        Assert.StartsWith("Wanda answered your comment on “Soup”:", Assert.Single(letters, letter => letter.To.ToString() == "Rosa@example.org").TextBody, StringComparison.Ordinal);
        Assert.StartsWith(
            "Wanda wrote below your comment on “Soup”:",
            Assert.Single(letters, letter => letter.To.ToString() == "tariq@example.org" && letter.Subject == "Wanda answered at The Long Table").TextBody,
            StringComparison.Ordinal);
    }

    [Theory]
    [OnEachDatabase]
    public async Task None_comes_for_what_readers_do_not_see_nor_to_whom_has_not_agreed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var asked = await site.Has(A.CommentOn(post).WithLettersTo(Email));
        await site.Has(A.CommentOn(post).Answering(asked).Declined());
        await site.Has(A.CommentOn(post).Answering(asked).Spam());
        await site.Has(A.CommentOn(post).Answering(asked).Withdrawn());
        await site.Has(A.CommentOn(post).Answering(asked).By(People.Ines).InPrivate());
        var unconfirmed = await site.Has(A.CommentOn(post).From("tariq@example.org"));
        await site.Has(A.CommentOn(post).Answering(unconfirmed));
        var spam = await site.Has(A.CommentOn(post).WithLettersTo("buy@example.org").Spam());
        await site.Has(A.CommentOn(post).Answering(spam));

        Assert.Empty(await OutboxAsync(site));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Undone_and_approved_again_it_does_not_come_twice(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var reply = await ReplyAsync(site, reply => reply.Waiting());
        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");
        var approved = await queue.PressInAsync("article", "Approve");
        await site.LettersAsync(1);
        await AllSentAsync(site);

        var undone = await approved.PressAsync("Undo");
        Assert.Equal(CommentState.Pending, (await site.CommentsAsync()).Single(comment => comment.Id == reply.Id).State);
        await undone.PressInAsync("article", "Approve");

        Assert.Equal(CommentState.Approved, (await site.CommentsAsync()).Single(comment => comment.Id == reply.Id).State);
        await ForgetAsync(site, later: TimeSpan.FromDays(1));
        Assert.True(Assert.Single(await OutboxAsync(site)).SentAt is not null);
        Assert.Single(await site.LettersAsync(1));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Undone_before_it_is_sent_it_waits_until_the_reply_is_approved_again(Database database)
    {
        await using var server = new SmtpListener(refusals: 1);
        await using var site = await Site.StartAsync(database, web => web
            .UseSetting("Blog:Smtp:Host", "127.0.0.1").UseSetting("Blog:Smtp:Port", $"{server.Port}").UseSetting("Blog:Smtp:From", "table@example.org"));
        await ReplyAsync(site, reply => reply.Waiting());
        var approved = await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync("article", "Approve");
        await Eventually.IsTrueAsync(async () => (await OutboxAsync(site)) is [{ Attempts: 1 }]);

        var undone = await approved.PressAsync("Undo");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        site.Services.GetRequiredService<MailBell>().Ring();
        await Eventually.IsTrueAsync(async () => (await OutboxAsync(site)) is [{ IsWithheld: true }]);
        Assert.Empty(server.Taken);
        await undone.PressInAsync("article", "Approve");

        await AllSentAsync(site);
        var taken = Assert.Single(server.Taken);
        Assert.Contains($"RCPT TO:<{Email}>", taken, StringComparison.Ordinal);
        Assert.Contains("\nList-Unsubscribe-Post: List-Unsubscribe=One-Click", taken, StringComparison.Ordinal);
        Assert.Matches("\nList-Unsubscribe: ?\\s*<http", taken);
    }

    [Theory]
    [OnEachDatabase]
    public async Task While_the_post_is_offline_it_waits_and_it_comes_once_that_is_back(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.InBin());
        var reply = await site.Has(A.CommentOn(post).Answering(await site.Has(A.CommentOn(post).WithLettersTo(Email))).By("Tariq"));
        var later = site.Now.AddMinutes(10);
        await Eventually.IsTrueAsync(async () => (await OutboxAsync(site)) is [{ Attempts: 0, NextAttemptAt: var next }] && next == later);

        await site.Db(async db =>
        {
            (await db.Posts.ForEditing().SingleAsync()).Restore(site.Now);
            await db.SaveChangesAsync();
        });
        site.Clock.SetUtcNow(later);
        site.Services.GetRequiredService<MailBell>().Ring();

        Assert.Contains(PostUrl.ToComment(post.Slug, reply.Id), Assert.Single(await site.LettersAsync(1)).TextBody, StringComparison.Ordinal);
        await AllSentAsync(site);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Of_two_moderators_at_once_only_one_has_it_sent(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await ReplyAsync(site, reply => reply.Waiting());
        var ines = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");
        var mo = await (await site.SignInAsync(People.Mo)).OpenAsync("/admin/comments");

        var pages = await Task.WhenAll(ines.PressInAsync("article", "Approve"), mo.PressInAsync("article", "Approve"));

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        await AllSentAsync(site);
        Assert.Single(await OutboxAsync(site));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_authors_answer_out_of_the_queue_is_told_unless_it_is_private(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithLettersTo(Email).Waiting());
        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");

        await (await queue.PressInAsync("article", "Approve and reply")).Fill("Your reply", "Eleven is *plenty*.").PressAsync("Approve and reply");

        var letter = Assert.Single(await site.LettersAsync(1));
        Assert.Equal("Ines Prado answered at The Long Table", letter.Subject);
        Assert.Contains("> Eleven is plenty.", letter.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachDatabase]
    public async Task One_click_in_the_mail_program_ends_them_and_there_is_a_way_back(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var reply = await ReplyAsync(site);
        var link = UnsubscribeIn((await site.LettersAsync(1))[0]);
        await AllSentAsync(site);
        Assert.True((await site.Visitor.OpenAsync(link)).HasButton("No more letters"));
        Assert.NotNull((await site.CommentsAsync())[0].EmailConfirmedAt);

        using var click = await OneClickAsync(site, link);

        Assert.Equal((HttpStatusCode.OK, ""), (click.StatusCode, click.Header("Set-Cookie")));
        var stoppedAt = (await site.CommentsAsync())[0];
        Assert.Equal((Email, null, site.Now), (stoppedAt.Email, stoppedAt.EmailConfirmedAt, stoppedAt.EmailUsedAt));
        // Sent again, as mail programs may.
        Assert.Equal(HttpStatusCode.OK, (await OneClickAsync(site, link)).StatusCode);
        await site.Has(A.CommentOn(await site.OnlyPostAsync()).Answering(reply));
        Assert.Single(await OutboxAsync(site));

        var stopped = await (await (await site.Visitor.OpenAsync(link)).PressAsync("Yes, write to me")).PressAsync("No more letters");
        Assert.True(stopped.Has($"No more letters go to {Email}."));
        Assert.True((await stopped.PressAsync("Letters again")).Has($"Confirmed: letters about replies go to {Email}."));
        await site.Has(A.CommentOn(await site.OnlyPostAsync()).Answering(reply));
        Assert.Equal(2, (await site.LettersAsync(2)).Count);
    }

    [Theory]
    [OnEachDatabase(true)]
    [OnEachDatabase(false)]
    public async Task It_ends_them_also_once_the_comment_has_that_address_no_longer(Database database, bool isWithdrawn)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var asked = await site.Has(A.CommentOn(post).WithLettersTo(Email).WithKey(Key));
        var another = await site.Has(A.CommentOn(post).WithLettersTo("Rosa@example.org"));
        var somebodyElses = await site.Has(A.CommentOn(post).WithLettersTo("tariq@example.org"));
        await site.Has(A.CommentOn(post).Answering(asked).By("Tariq"));
        var link = UnsubscribeIn((await site.LettersAsync(1))[0]);
        await AllSentAsync(site);
        var mine = await site.Visitor.OpenAsync($"/comments/{Key}");
        await (isWithdrawn
            ? (await mine.ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good")
            : mine.Fill("E-mail", "other@example.org").PressAsync("Save changes"));
        Assert.True((await site.Visitor.OpenAsync(link)).HasButton("No more letters"));

        using var click = await OneClickAsync(site, link);

        Assert.Equal(HttpStatusCode.OK, click.StatusCode);
        var confirmed = (await site.CommentsAsync()).ToDictionary(comment => comment.Id, comment => comment.EmailConfirmedAt);
        Assert.Null(confirmed[another.Id]);
        Assert.NotNull(confirmed[somebodyElses.Id]);
    }

    [Fact]
    public async Task Who_has_stopped_them_is_forgotten_after_a_week()
    {
        await using var site = await Site.StartAsync();
        await ReplyAsync(site);
        var link = UnsubscribeIn((await site.LettersAsync(1))[0]);
        await OneClickAsync(site, link);

        await ForgetAsync(site, later: TimeSpan.FromDays(8));

        Assert.Equal("", (await site.CommentsAsync())[0].Email);
        Assert.Equal(HttpStatusCode.NotFound, (await OneClickAsync(site, link)).StatusCode);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Whose_address_is_erased_gets_none_and_none_that_came_is_kept(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var reply = await ReplyAsync(site);
        var link = UnsubscribeIn((await site.LettersAsync(1))[0]);
        await AllSentAsync(site);

        await (await site.Visitor.OpenAsync(link)).PressAsync("Erase this address");
        await site.Has(A.CommentOn(await site.OnlyPostAsync()).Answering(reply));

        Assert.Empty(await OutboxAsync(site));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.Folder, "mail")));
    }

    [Theory]
    [OnEachDatabase(true)]
    [OnEachDatabase(false)]
    public async Task Withdrawn_words_are_in_no_letter_nor_is_whom_it_went_to(Database database, bool isReply)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var asked = await site.Has(A.CommentOn(post).WithLettersTo(Email).WithKey(isReply ? "another" : Key));
        await site.Has(A.CommentOn(post).Answering(asked).By("Tariq").WithKey(isReply ? Key : "another"));
        await site.LettersAsync(1);
        await AllSentAsync(site);

        await (await (await site.Visitor.OpenAsync($"/comments/{Key}")).ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");

        Assert.Empty(await OutboxAsync(site));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.Folder, "mail")));
    }

    [Fact]
    public async Task Words_with_a_content_note_stay_folded_and_what_comes_is_what_readers_see()
    {
        await using var site = await Site.StartAsync();
        await ReplyAsync(site, reply => reply.Noting("About loss").Saying("She is gone."));
        Assert.Contains("stand folded: About loss", (await site.LettersAsync(1))[0].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("She is gone.", (await site.LettersAsync(1))[0].TextBody, StringComparison.Ordinal);
        var form = await (await site.SignInAsync(People.Ines)).OpenAsync($"/admin/comments/{(await site.CommentsAsync())[0].Id}/reply");

        await form.Fill("Your reply", "One.\n\n[Two][2]\n\n[2]: https://e.org/unseen").PressAsync("Reply");

        var letter = (await site.LettersAsync(2)).Single(letter => letter.Subject == "Ines Prado answered at The Long Table");
        Assert.Contains("> One.\n>\n> Two", letter.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("unseen", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_german_site_it_is_german()
    {
        await using var site = await Site.StartAsync();
        await site.ChangeSettingsAsync(settings => settings.Language = "de");
        await ReplyAsync(site, reply => reply.By(""));

        var letter = Assert.Single(await site.LettersAsync(1));

        Assert.Equal("Jemand hat bei The Long Table geantwortet", letter.Subject);
        Assert.Contains("Jemand hat auf deinen Kommentar zu „", letter.TextBody, StringComparison.Ordinal);
        Assert.True((await site.Visitor.OpenAsync(UnsubscribeIn(letter))).HasButton("Keine Briefe mehr"));
    }

    [Fact]
    public async Task A_name_that_looks_encoded_is_not_shown_as_another_one()
    {
        await using var site = await Site.StartAsync();
        await site.ChangeSettingsAsync(settings => settings.Name = "=?utf-8?b?QW5uIExlZQ==?=");

        await ReplyAsync(site, reply => reply.By("=?utf-8?b?QW5uIExlZQ==?="));

        var letter = Assert.Single(await site.LettersAsync(1));
        Assert.Equal("= ?utf-8?b?QW5uIExlZQ== ?= answered at = ?utf-8?b?QW5uIExlZQ== ?=", letter.Subject);
        Assert.Equal("= ?utf-8?b?QW5uIExlZQ== ?=", Assert.Single(letter.From).Name);
    }

    [Fact]
    public async Task A_site_under_a_name_with_an_umlaut_has_it_in_letters_as_servers_know_it()
    {
        await using var site = await Site.StartAsync(configure: web => web.UseSetting("Blog:BaseAddress", "https://bücher.example"));

        await ReplyAsync(site);

        var letter = Assert.Single(await site.LettersAsync(1));
        Assert.EndsWith("@xn--bcher-kva.example", letter.MessageId, StringComparison.Ordinal);
        Assert.StartsWith("<https://xn--bcher-kva.example/comments/address/", letter.Headers[HeaderId.ListUnsubscribe], StringComparison.Ordinal);
        Assert.True(letter.Headers.All(header => header.RawValue.All(value => value < 0x80)));
    }

    // A comment with letters, and a reply to it.
    private static async Task<Comment> ReplyAsync(Site site, Func<CommentBuilder, CommentBuilder>? describe = null)
    {
        var post = await site.Has(A.Post);
        var asked = await site.Has(A.CommentOn(post).WithLettersTo(Email));
        var reply = A.CommentOn(post).Answering(asked).By("Tariq");
        return await site.Has(describe?.Invoke(reply) ?? reply);
    }

    private static string UnsubscribeIn(MimeMessage letter) => new Uri(letter.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>')).AbsolutePath;

    // As a mail provider does it: no cookie, no word of where it comes from, or the wrong one.
    private static Task<HttpResponseMessage> OneClickAsync(Site site, string link)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]) };
        request.Headers.Add("Origin", "https://mail.example");
        return site.NewVisitor().Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task ForgetAsync(Site site, TimeSpan later)
    {
        site.Clock.Advance(later);
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Forgetting>().RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task AllSentAsync(Site site) => Eventually.IsTrueAsync(async () => (await OutboxAsync(site)) is { Count: > 0 } outbox && outbox.TrueForAll(mail => mail.SentAt is not null));

    // Which reply has been told of to whom.
    private static async Task<IEnumerable<(int Reply, int Reader)>> ToldAsync(Site site) =>
        (await OutboxAsync(site)).Select(mail => (mail.CommentId!.Value, mail.ForCommentId!.Value)).Order();

    private static Task<List<OutgoingMail>> OutboxAsync(Site site) => site.Db(db => db.OutgoingMails.AsNoTracking().ToListAsync());
}
