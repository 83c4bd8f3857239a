using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Blog.Data;
using Blog.Hosting;
using Blog.Mail;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Blog.Tests.Mail;

public sealed class MailWorkerTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);

        await PutIntoOutboxAsync(site);

        var letter = Assert.Single(await site.LettersAsync(1));
        Assert.Equal("\"The Long Table\" <blog@localhost>", letter.From.ToString());
        Assert.Equal("rosa@example.org", letter.To.ToString());
        Assert.Equal("Warm rolls – für dich 🍞", letter.Subject);
        Assert.Equal("They are on the table.", letter.TextBody?.TrimEnd());
        Assert.Equal(site.Now, letter.Date);
        await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AnyAsync(mail => mail.SentAt != null && mail.NextAttemptAt == null && mail.Text == "")));
    }

    [Fact]
    public async Task Without_the_bell_it_looks_every_half_minute()
    {
        await using var site = await Site.StartAsync();
        await site.Db(db => AddAsync(db, site.Now));

        await Eventually.IsTrueAsync(() =>
        {
            site.Clock.Advance(TimeSpan.FromSeconds(30));
            return site.Db(db => db.OutgoingMails.AnyAsync(mail => mail.SentAt != null));
        });
    }

    [Fact]
    public async Task An_address_that_no_letter_can_have_holds_up_no_other_letter()
    {
        await using var site = await Site.StartAsync();
        await site.Db(db =>
        {
            db.OutgoingMails.Add(new OutgoingMail("rosa@example..org>", "Nobody gets this", "Nobody reads this.", site.Now.AddMinutes(-1)));
            return AddAsync(db, site.Now);
        });

        site.Services.GetRequiredService<MailBell>().Ring();

        Assert.Equal("rosa@example.org", Assert.Single(await site.LettersAsync(1)).To.ToString());
        await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AnyAsync(mail => mail.Attempts == 1 && mail.SentAt == null && mail.LastError != "")));
    }

    [Theory, OnEachDatabase]
    public async Task A_mail_server_gets_it_as_it_was_written(Database database)
    {
        await using var server = new SmtpListener();
        await using var site = await Site.StartAsync(database, web => UseServer(web, server));

        await PutIntoOutboxAsync(site);

        await Eventually.IsTrueAsync(() => Task.FromResult(!server.Taken.IsEmpty));
        var letter = Assert.Single(server.Taken);
        Assert.Contains("MAIL FROM:<table@example.org>", letter, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<rosa@example.org>", letter, StringComparison.Ordinal);
        Assert.Contains("They are on the table.", letter, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(site.Folder, "*.eml", SearchOption.AllDirectories));
    }

    [Theory, OnEachDatabase]
    public async Task Refused_it_is_tried_again_a_minute_later(Database database)
    {
        await using var server = new SmtpListener(refusals: 1);
        await using var site = await Site.StartAsync(database, web => UseServer(web, server));
        await PutIntoOutboxAsync(site);
        await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AnyAsync(mail => mail.Attempts == 1)));
        var waiting = await site.Db(db => db.OutgoingMails.AsNoTracking().SingleAsync());
        Assert.Equal(("The letter box is full", site.Now.AddMinutes(1)), (waiting.LastError, waiting.NextAttemptAt));
        Assert.Empty(server.Taken);

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        site.Services.GetRequiredService<MailBell>().Ring();

        await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AnyAsync(mail => mail.SentAt != null && mail.Attempts == 2)));
        Assert.Single(server.Taken);
        Assert.Contains(site.Log.Lines, line => line.Contains("could not be sent (try 1): RecipientNotAccepted 450;", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log.Lines, line => line.StartsWith("Warning Blog.", StringComparison.Ordinal) && line.Contains('@', StringComparison.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task One_that_is_deleted_on_its_way_holds_up_no_other_letter_and_has_none_sent_again(Database database)
    {
        await using var server = new SmtpListener();
        await using var site = await Site.StartAsync(database, web => UseServer(web, server));
        server.WhileTaking = () => site.Db(db => db.OutgoingMails.Where(mail => mail.Subject == "Withdrawn").ExecuteDeleteAsync());
        await site.Db(async db =>
        {
            db.OutgoingMails.Add(new OutgoingMail("rosa@example.org", "Withdrawn", "Nobody reads this.", site.Now.AddMinutes(-1)));
            await AddAsync(db, site.Now);
            await AddAsync(db, site.Now);
        });

        site.Services.GetRequiredService<MailBell>().Ring();

        await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AllAsync(mail => mail.SentAt != null)));
        Assert.Equal((3, 2), (server.Taken.Count, await site.Db(db => db.OutgoingMails.CountAsync())));
    }

    [Theory, OnEachDatabase]
    public async Task Each_belongs_to_its_sender_for_the_whole_time_however_long_the_one_before_it_took(Database database)
    {
        await using var server = new SmtpListener();
        await using var site = await Site.StartAsync(database, web => UseServer(web, server));
        var leases = new List<TimeSpan?>();
        server.WhileTaking = async () =>
        {
            leases.Add(await site.Db(db => db.OutgoingMails.MaxAsync(mail => mail.NextAttemptAt)) - site.Now);
            site.Clock.Advance(TimeSpan.FromSeconds(leases.Count == 1 ? 50 : 0));
        };

        await site.Db(async db =>
        {
            await AddAsync(db, site.Now.AddMinutes(-1));
            await AddAsync(db, site.Now);
        });
        site.Services.GetRequiredService<MailBell>().Ring();

        await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AllAsync(mail => mail.SentAt != null)));
        Assert.Equal([TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)], leases);
    }

    [Fact]
    public async Task A_server_that_says_nothing_holds_up_the_others_for_a_minute()
    {
        await using var server = new SmtpListener(isSilent: true);
        await using var site = await Site.StartAsync(configure: web => UseServer(web, server));
        await PutIntoOutboxAsync(site);
        await Eventually.IsTrueAsync(() => Task.FromResult(server.Calls == 1));

        await Eventually.IsTrueAsync(() =>
        {
            site.Clock.Advance(TimeSpan.FromSeconds(10));
            return site.Db(db => db.OutgoingMails.AnyAsync(mail => mail.Attempts == 1 && mail.LastError == "The mail server did not answer in time."));
        });
    }

    [Theory, OnEachDatabase]
    public async Task While_the_server_is_away_it_is_tried_more_and_more_seldom_and_given_up_after_two_days(Database database)
    {
        await using var server = new SmtpListener(refusals: int.MaxValue);
        await using var site = await Site.StartAsync(database, web => UseServer(web, server));
        await PutIntoOutboxAsync(site);
        var tries = new List<DateTimeOffset>();

        for (var attempt = 1; attempt <= OutgoingMail.MostAttempts; attempt++)
        {
            await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AnyAsync(mail => mail.Attempts == attempt)));
            tries.Add(site.Now);
            site.Clock.SetUtcNow(await site.Db(db => db.OutgoingMails.Select(mail => mail.NextAttemptAt).SingleAsync()) ?? site.Now.AddDays(30));
            site.Services.GetRequiredService<MailBell>().Ring();
        }

        var waits = tries.Zip(tries.Skip(1), (before, after) => after - before).ToList();
        Assert.Equal(waits.Order(), waits);
        Assert.InRange(tries[^1] - tries[0], TimeSpan.FromHours(40), TimeSpan.FromHours(48));
        Assert.Equal(OutgoingMail.MostAttempts, server.Calls);
        Assert.True(await site.Db(db => db.OutgoingMails.AllAsync(mail => mail.SentAt == null && mail.NextAttemptAt == null && mail.Text == "")));
    }

    [Fact]
    public async Task Where_nobody_listens_the_letter_waits()
    {
        await using var site = await Site.StartAsync(configure: web => web
            .UseSetting("Blog:Smtp:Host", "127.0.0.1").UseSetting("Blog:Smtp:Port", "1").UseSetting("Blog:Smtp:From", "table@example.org"));

        await PutIntoOutboxAsync(site);

        await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AnyAsync(mail => mail.Attempts == 1 && mail.LastError != "" && mail.Text != "")));
    }

    [Fact]
    public async Task A_relay_on_this_machine_may_prove_itself_as_it_likes()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=relay", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var server = new SmtpListener(certificate: certificate);
        await using var site = await Site.StartAsync(configure: web => UseServer(web, server));

        await PutIntoOutboxAsync(site);

        await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AnyAsync(mail => mail.SentAt != null)));
        Assert.Single(server.Taken);
    }

    [Theory]
    [OnEachDatabase(true)]
    [OnEachDatabase(false)]
    public async Task What_the_server_has_taken_is_written_down_also_when_the_site_ends(Database database, bool isTaken)
    {
        await using var server = new SmtpListener();
        await using var site = await Site.StartAsync(database, web => UseServer(web, server));
        var lifetime = site.Services.GetRequiredService<IHostApplicationLifetime>();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStopped.Register(end.SetResult);
        Task EndAsync()
        {
            lifetime.StopApplication();
            return Task.Delay(500);
        }

        _ = isTaken ? server.WhileLeaving = EndAsync : server.WhileTaking = EndAsync;

        await PutIntoOutboxAsync(site);
        await end.Task;

        Assert.Single(server.Taken);
        await using var next = site.AnotherNode();
        Assert.True(await next.Db(db => db.OutgoingMails.AllAsync(mail => mail.SentAt != null && mail.Text == "")));
    }

    [Fact]
    public void A_server_without_a_sender_is_refused_at_the_start() =>
        Assert.Contains("Blog:Smtp:From", new BlogOptions { Smtp = new SmtpOptions { Host = "127.0.0.1" } }.Mistake, StringComparison.Ordinal);

    [Theory, OnEachDatabase]
    public async Task A_server_that_wants_to_know_who_asks_holds_up_no_other_letter(Database database)
    {
        await using var server = new SmtpListener(isForMembers: true);
        await using var site = await Site.StartAsync(database, web => UseServer(web, server));
        await site.Db(db => AddAsync(db, site.Now));
        await PutIntoOutboxAsync(site);

        await Eventually.IsTrueAsync(() => site.Db(async db => await db.OutgoingMails.CountAsync(mail => mail.Attempts == 1 && mail.LastError.Contains("Authentication")) == 2));
    }

    [Theory, OnEachDatabase]
    public async Task A_letter_that_was_withheld_on_its_way_is_not_tried_again(Database database)
    {
        await using var server = new SmtpListener();
        await using var site = await Site.StartAsync(database, web => UseServer(web, server));
        server.WhileTaking = async () =>
        {
            await site.Db(db => db.OutgoingMails.ExecuteUpdateAsync(change => change.SetProperty(mail => mail.NextAttemptAt, (DateTimeOffset?)null)));
            throw new IOException("The connection breaks.");
        };

        await PutIntoOutboxAsync(site);

        await Eventually.IsTrueAsync(() => site.Db(db => db.OutgoingMails.AnyAsync(mail => mail.Attempts == 1)));
        Assert.Null(await site.Db(db => db.OutgoingMails.Select(mail => mail.NextAttemptAt).SingleAsync()));
    }

    private static void UseServer(IWebHostBuilder web, SmtpListener server) => web
        .UseSetting("Blog:Smtp:Host", "127.0.0.1")
        .UseSetting("Blog:Smtp:Port", $"{server.Port}")
        .UseSetting("Blog:Smtp:From", "table@example.org");

    private static async Task PutIntoOutboxAsync(Site site)
    {
        await site.Db(db => AddAsync(db, site.Now));
        site.Services.GetRequiredService<MailBell>().Ring();
    }

    private static Task<int> AddAsync(BlogDbContext db, DateTimeOffset now)
    {
        db.OutgoingMails.Add(new OutgoingMail("rosa@example.org", "Warm rolls – für dich 🍞", "They are on the table.", now));
        return db.SaveChangesAsync();
    }
}
