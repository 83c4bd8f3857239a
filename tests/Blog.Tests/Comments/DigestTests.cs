using System.Globalization;
using Blog.Comments;
using Blog.Comments.Digests;
using Blog.Comments.Reports;
using Blog.Mail;
using Blog.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Comments;

/// <summary>The letters that tell those who moderate what waits.</summary>
public sealed class DigestTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    private static readonly DigestHours Evening = new(DigestRhythm.AtHours, DigestHours.Bits([18]), QuietFrom: 0, QuietUntil: 0);
    private static readonly DigestHours EveryHour = new(DigestRhythm.EveryHour, Chosen: 0, QuietFrom: 21, QuietUntil: 7);

    [Theory]
    [OnEachDatabase]
    public async Task It_tells_in_the_chosen_hour_how_many_wait_and_where_but_no_words(Database database)
    {
        await using var site = await Site.StartAsync(database, web => web.UseSetting("Blog:BaseAddress", "https://table.example"));
        await PlanAsync(site, People.Ines, Evening);
        await WaitingAsync(site, "Bread", "Palimpsest");
        await WaitingAsync(site, "Soup", "Oubliette", "Oubliette");
        await LookAtAsync(site, "17:59");
        Assert.Empty(await OutboxAsync(site));

        await LookAtAsync(site, "18:00");

        var letter = Assert.Single(await site.LettersAsync(1));
        Assert.Equal((People.Ines.Email, "3 comments wait for you at The Long Table"), (letter.To.ToString(), letter.Subject));
        var text = letter.TextBody!.ReplaceLineEndings("\n");
        Assert.StartsWith("Dear Ines,\n\n3 comments wait for you, since 2 March 2026 at 09:00.\n\n1 on “Bread”\n2 on “Soup”\n\n", text, StringComparison.Ordinal);
        Assert.Contains("https://table.example/admin/comments\n", text, StringComparison.Ordinal);
        Assert.Contains("https://table.example/account/digest", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Palimpsest", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa", text, StringComparison.Ordinal);
        await LookAtAsync(site, "23:00");
        Assert.Single(await OutboxAsync(site));
    }

    [Theory]
    [OnEachDatabase]
    public async Task It_is_never_empty_also_when_all_is_done_before_it_is_sent(Database database)
    {
        await using var server = new SmtpListener(refusals: 1);
        await using var site = await Site.StartAsync(database, web => web
            .UseSetting("Blog:Smtp:Host", "127.0.0.1").UseSetting("Blog:Smtp:Port", $"{server.Port}").UseSetting("Blog:Smtp:From", "table@example.org"));
        await PlanAsync(site, People.Ines, Evening);
        await LookAtAsync(site, "18:00");
        Assert.Empty(await OutboxAsync(site));

        await WaitingAsync(site, "Bread", "Now there is one.");
        await LookAtAsync(site, "18:00", days: 1);
        await Eventually.IsTrueAsync(async () => (await OutboxAsync(site)) is [{ Attempts: 1 }]);
        await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync("article", "Approve");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        site.Services.GetRequiredService<MailBell>().Ring();

        await Eventually.IsTrueAsync(async () => (await OutboxAsync(site)) is [{ IsWithheld: true }]);
        Assert.Empty(server.Taken);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Everybody_is_told_of_what_is_theirs_to_decide(Database database)
    {
        await using var site = await Site.StartAsync(database);
        foreach (var person in new[] { People.Ines, People.Otto, People.Mo })
        {
            await PlanAsync(site, person, Evening);
        }

        await site.Has(A.CommentOn(await site.Has(A.Post.Titled("By Ines"))).Waiting());
        await site.Has(A.CommentOn(await site.Has(A.Post.Titled("By Otto").By(People.Otto))).Waiting());

        await LookAtAsync(site, "18:00");

        var letters = (await site.LettersAsync(3)).ToDictionary(letter => letter.To.ToString(), letter => letter.Subject);
        Assert.Equal("2 comments wait for you at The Long Table", letters[People.Ines.Email]);
        Assert.Equal("2 comments wait for you at The Long Table", letters[People.Mo.Email]);
        Assert.Equal("One comment waits for you at The Long Table", letters[People.Otto.Email]);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_private_note_is_no_news_for_who_only_moderates(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await PlanAsync(site, People.Mo, Evening);
        await site.Has(A.CommentOn(await site.Has(A.Post)).InPrivate());

        await LookAtAsync(site, "18:00");

        Assert.Empty(await OutboxAsync(site));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Of_several_nodes_one_sends_it_and_a_restart_neither_loses_nor_repeats_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await using var other = site.AnotherNode();
        await PlanAsync(site, People.Ines, Evening);
        await WaitingAsync(site, "Bread", "One.");

        site.Clock.Advance(TimeSpan.FromHours(9));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => LookAsync(number % 2 == 0 ? site : other))));
        Assert.Single(await OutboxAsync(site));
        // Else it is still on its way when two days have passed, and another node believes that its sender has died.
        await SentAsync(site, 1);

        // Nobody was there at six for two days.
        site.Clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromHours(3));
        await using (var restarted = site.AnotherNode())
        {
            await LookAsync(restarted);
            await LookAsync(restarted);
        }

        Assert.Equal(2, (await OutboxAsync(site)).Count);
        await site.LettersAsync(2);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Hour_by_hour_it_comes_only_when_something_has_come_and_never_in_quiet_hours(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await PlanAsync(site, People.Ines, EveryHour);
        await WaitingAsync(site, "Bread", "One.");
        await LookAtAsync(site, "10:00");
        await site.LettersAsync(1);
        await SentAsync(site, 1);
        await LookAtAsync(site, "11:00");
        Assert.Single(await OutboxAsync(site));

        await WaitingAsync(site, "Soup", "Two.");
        await LookAtAsync(site, "12:00");
        await SentAsync(site, 2);
        await LookAtAsync(site, "20:59");
        await WaitingAsync(site, "Salt", "Three.");
        await LookAtAsync(site, "21:00");
        await LookAtAsync(site, "06:59", days: 1);
        Assert.Equal(2, (await OutboxAsync(site)).Count);

        await LookAtAsync(site, "07:00");

        Assert.Equal(3, (await OutboxAsync(site)).Count);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Missed_before_the_quiet_hours_it_comes_after_them(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await PlanAsync(site, People.Ines, Evening with { QuietFrom = 21, QuietUntil = 7 });
        await WaitingAsync(site, "Bread", "One.");

        await LookAtAsync(site, "23:30");
        Assert.Empty(await OutboxAsync(site));
        await LookAtAsync(site, "07:10", days: 1);

        Assert.Single(await OutboxAsync(site));
    }

    [Theory]
    [OnEachDatabase]
    public async Task While_one_cannot_be_sent_none_is_added(Database database)
    {
        await using var site = await Site.StartAsync(database, web => web
            .UseSetting("Blog:Smtp:Host", "127.0.0.1").UseSetting("Blog:Smtp:Port", "1").UseSetting("Blog:Smtp:From", "table@example.org"));
        await PlanAsync(site, People.Ines, Evening);
        await WaitingAsync(site, "Bread", "One.");

        await LookAtAsync(site, "18:00");
        await Eventually.IsTrueAsync(async () => (await OutboxAsync(site)) is [{ Attempts: 1 }]);
        await LookAtAsync(site, "18:00", days: 1);

        Assert.Single(await OutboxAsync(site));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_needs_care_does_not_wait_with_one_that_could_not_be_sent_and_nobody_is_told_twice(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await PlanAsync(site, People.Ines, Evening, care: true);
        await OnItsWayAsync(site, tries: 12);
        await NeedingCareAsync(site, "Soup");

        await LookAtAsync(site, "09:05");

        Assert.Equal("Needs care: One comment waits for you at The Long Table", Assert.Single(await site.LettersAsync(1)).Subject);
        await SentAsync(site, 1);
        Assert.Equal([true, false], (await OutboxAsync(site)).OrderBy(mail => mail.Id).Select(mail => mail.IsWithheld));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_comes_while_one_is_on_its_way_is_in_the_next(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await PlanAsync(site, People.Ines, EveryHour);
        await OnItsWayAsync(site, tries: 0);
        await WaitingAsync(site, "Bread", "Too late for it.");

        await LookAtAsync(site, "10:00");

        Assert.Equal("One comment waits for you at The Long Table", Assert.Single(await site.LettersAsync(1)).Subject);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Only_what_needs_care_breaks_through_and_once_where_it_may(Database database)
    {
        // The site's own look at an hour comes when it gets the processor: what needs care could be there by then.
        await using var site = await Site.StartAsync(database, web => web.ConfigureServices(
            services => services.Remove(services.Single(service => service.ImplementationType == typeof(DigestWorker)))));
        await PlanAsync(site, People.Ines, EveryHour, care: true);
        await PlanAsync(site, People.Mo, EveryHour);
        await LookAtAsync(site, "22:00");
        await WaitingAsync(site, "Bread", "Not so urgent.");
        await LookAtAsync(site, "23:00");
        Assert.Empty(await OutboxAsync(site));

        await NeedingCareAsync(site, "Soup");
        await LookAtAsync(site, "23:05");
        await LookAtAsync(site, "23:10");

        var letter = Assert.Single(await site.LettersAsync(1));
        Assert.Equal((People.Ines.Email, "Needs care: 2 comments wait for you at The Long Table"), (letter.To.ToString(), letter.Subject));
        Assert.Contains("\n\nNeeds care: 1 on “Soup”\n", letter.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        await SentAsync(site, 1);
        // More of them within minutes are one more letter.
        await NeedingCareAsync(site, "Salt");
        await LookAtAsync(site, "23:15");
        Assert.Single(await OutboxAsync(site));
        await LookAtAsync(site, "23:25");
        Assert.Equal(2, (await OutboxAsync(site)).Count);
    }

    [Fact]
    public async Task However_much_waits_the_newest_is_where_an_index_ends()
    {
        var commands = new Commands();
        await using var site = await Site.StartAsync(Database.Sqlite, web => commands.Watch(web));
        await PlanAsync(site, People.Ines, Evening, care: true);
        await PlanAsync(site, People.Otto, Evening, care: true);
        await WaitingAsync(site, "Bread", "One.", "Two.");
        commands.All.Clear();

        await LookAtAsync(site, "12:00");

        var asked = commands.All.Where(command => command.Text.Contains("\"WaitingSince\" DESC", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(asked);
        foreach (var command in asked)
        {
            var plan = await command.ExplainAsync(site);
            Assert.Contains(plan, step => step.Contains("IX_Comments_NeedsCare_WaitingSince_Id (NeedsCare=?", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task Words_come_to_who_wants_them_but_none_that_are_private_or_folded_and_a_purge_takes_them_away(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await PlanAsync(site, People.Ines, Evening, words: true);
        var post = await site.Has(A.Post.Titled("Bread"));
        await site.Has(A.CommentOn(post).Waiting().By("Tariq").WithKey(Key).Saying("Palimpsest"));
        await site.Has(A.CommentOn(post).InPrivate().Saying("Oubliette"));
        await site.Has(A.CommentOn(post).Waiting().Noting("About loss").Saying("She is gone."));

        await LookAtAsync(site, "18:00");

        var text = Assert.Single(await site.LettersAsync(1)).TextBody!.ReplaceLineEndings("\n");
        Assert.Contains("Tariq on “Bread”:\n> Palimpsest\n", text, StringComparison.Ordinal);
        Assert.Contains("(a private note)", text, StringComparison.Ordinal);
        Assert.Contains("(folded: About loss)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Oubliette", text, StringComparison.Ordinal);
        Assert.DoesNotContain("She is gone.", text, StringComparison.Ordinal);
        await SentAsync(site, 1);
        await (await (await site.Visitor.OpenAsync($"/comments/{Key}")).ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.Folder, "mail")));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Of_reported_words_those_are_quoted_that_readers_saw_and_no_change_that_was_declined(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await PlanAsync(site, People.Ines, Evening, words: true);
        var reported = await site.Has(A.CommentOn(await site.Has(A.Post.Titled("Bread"))).Saying("Palimpsest"));
        await site.Db(async db =>
        {
            var comment = await db.Comments.SingleAsync(one => one.Id == reported.Id);
            comment.Change(new CommentWords(People.Rosa, Email: "", Website: "", "Oubliette") { ContentNote = "About cellars" }, "<p>Oubliette</p>", site.Now);
            comment.Decline();
            db.CommentReports.Add(new CommentReport(comment.Id, ReportReason.Hurtful, "", site.Now));
            comment.HideIfReported(threshold: 1, site.Now);
            await db.SaveChangesAsync();
        });

        await LookAtAsync(site, "18:00");

        Assert.Contains("Rosa on “Bread”:\n> Palimpsest\n", Assert.Single(await site.LettersAsync(1)).TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static Task PlanAsync(Site site, Person person, DigestHours hours, bool words = false, bool care = false) => site.Db(async db =>
    {
        var plan = new DigestPlan(person.Id, site.Now);
        plan.Decide(hours, words, care, site.Now);
        db.DigestPlans.Add(plan);
        await db.SaveChangesAsync();
    });

    // Being sent for the first time, or waiting for another try after those that failed.
    private static Task OnItsWayAsync(Site site, int tries) => site.Db(async db =>
    {
        var mail = OutgoingMail.AboutWaiting(People.Ines.Id, site.Now.AddHours(1).AddMinutes(5));
        for (var failed = 0; failed < tries; failed++)
        {
            mail.Failed("Busy", site.Now);
        }

        db.OutgoingMails.Add(mail);
        await db.SaveChangesAsync();
    });

    private static async Task WaitingAsync(Site site, string title, params string[] words)
    {
        var post = await site.Has(A.Post.Titled(title));
        foreach (var text in words)
        {
            await site.Has(A.CommentOn(post).Waiting().Saying(text));
        }
    }

    private static async Task NeedingCareAsync(Site site, string title)
    {
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post.Titled(title))).Waiting());
        await site.Db(async db =>
        {
            (await db.Comments.SingleAsync(one => one.Id == comment.Id)).AskForCare();
            await db.SaveChangesAsync();
        });
    }

    // The clocks of the site's zone show UTC in winter.
    private static Task LookAtAsync(Site site, string time, int days = 0)
    {
        site.Clock.SetUtcNow(new DateTimeOffset(site.Now.Date.AddDays(days), TimeSpan.Zero) + TimeSpan.Parse(time, CultureInfo.InvariantCulture));
        return LookAsync(site);
    }

    private static async Task LookAsync(Site site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DigestSending>().RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task SentAsync(Site site, int count) => Eventually.IsTrueAsync(async () => (await OutboxAsync(site)).Count(mail => mail.SentAt is not null) == count);

    private static Task<List<OutgoingMail>> OutboxAsync(Site site) => site.Db(db => db.OutgoingMails.AsNoTracking().ToListAsync());
}
