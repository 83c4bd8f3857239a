using System.Globalization;
using Blog.Comments.Digests;
using Blog.Comments.Replies;
using Blog.Data;
using Blog.Hosting;
using Blog.Settings;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Mail;

/// <summary>Empties the outbox. A letter may go out twice when the process dies between sending and writing that down; it is never lost.</summary>
public sealed class MailWorker(IServiceScopeFactory scopes, MailBell bell, MailSender sender, TimeProvider time, Opening opening, ILogger<MailWorker> log) : Worker(opening)
{
    private const int AtOnce = 20;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    /// <summary>How long a letter belongs to the node that has begun to send it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var mayBeMore = false;
            try
            {
                mayBeMore = await SendDueAsync(stoppingToken) == AtOnce;
            }
            catch (Exception exception) when (Outlives(exception, stoppingToken))
            {
                log.LogFailure(exception, "The outbox could not be read");
            }

            if (!mayBeMore)
            {
                await bell.WaitAsync(BetweenLooks, stoppingToken);
            }
        }
    }

    private async Task<int> SendDueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var site = scope.ServiceProvider.GetRequiredService<CurrentSite>();
        await site.LoadAsync(cancel);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (site.Culture, site.TextCulture);
        var now = time.GetUtcNow();
        var due = await db.OutgoingMails.Where(mail => mail.NextAttemptAt <= now).OrderBy(mail => mail.NextAttemptAt).Take(AtOnce).ToListAsync(cancel);
        foreach (var mail in due)
        {
            if (await TakeAsync(db, mail, cancel))
            {
                await SendAsync(scope.ServiceProvider, mail, site.Name, cancel);
            }
        }

        return due.Count;
    }

    // One short write, so that nothing is held while the mail server thinks. What it took for the letters before is no time of this one's.
    private async Task<bool> TakeAsync(BlogDbContext db, OutgoingMail mail, CancellationToken cancel)
    {
        DateTimeOffset? lease = time.GetUtcNow() + Lease;
        var due = mail.NextAttemptAt;
        return await db.OutgoingMails.Where(other => other.Id == mail.Id && other.NextAttemptAt == due)
            .ExecuteUpdateAsync(change => change.SetProperty(other => other.NextAttemptAt, lease), cancel) == 1;
    }

    private async Task SendAsync(IServiceProvider services, OutgoingMail mail, string siteName, CancellationToken cancel)
    {
        if (await WriteAsync(services, mail, cancel) is not { } letter)
        {
            await HoldBackAsync(services, mail, cancel);
        }
        else if (await sender.SendAsync(mail, letter, siteName, cancel) is { } failure)
        {
            mail.Failed(failure.Reason, time.GetUtcNow());
            if (!await IsStillWantedAsync(services, mail))
            {
                mail.Withhold();
            }

            log.LogWarning("Letter {Id} could not be sent (try {Attempts}): {Kind}; the reason stands in the outbox.", mail.Id, mail.Attempts, failure.Kind);
        }
        else
        {
            mail.Sent(time.GetUtcNow());
            if (mail.IsAboutReply)
            {
                await services.GetRequiredService<ReplyNotice>().NoteSentAsync(mail, CancellationToken.None);
            }
        }

        var db = services.GetRequiredService<BlogDbContext>();
        try
        {
            // Also while the process ends: what is not written down is sent again.
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The words that it told of were withdrawn while it was on its way: nothing of it stays here, nor in the way of the letters after it.
            db.Entry(mail).State = EntityState.Detached;
            sender.Unfile(mail);
        }
    }

    // A mail server may think for minutes, and meanwhile another letter may have taken this one's place.
    private static Task<bool> IsStillWantedAsync(IServiceProvider services, OutgoingMail mail) =>
        services.GetRequiredService<BlogDbContext>().OutgoingMails.AnyAsync(other => other.Id == mail.Id && other.NextAttemptAt != null);

    // A post may be offline for a moment only; else it is for a decision to send it after all.
    private async Task HoldBackAsync(IServiceProvider services, OutgoingMail mail, CancellationToken cancel)
    {
        if (mail.IsAboutReply && await services.GetRequiredService<ReplyNotice>().MayStillComeAsync(mail, cancel))
        {
            mail.Postpone(time.GetUtcNow());
        }
        else
        {
            mail.Withhold();
        }
    }

    // Some letters say what is so at the moment when they are sent.
    private static async Task<Letter?> WriteAsync(IServiceProvider services, OutgoingMail mail, CancellationToken cancel) => mail switch
    {
        { IsAboutReply: true } => await services.GetRequiredService<ReplyNotice>().WriteAsync(mail, cancel),
        { DigestForId: not null } => await services.GetRequiredService<DigestLetter>().WriteAsync(mail, cancel),
        _ => mail.ToLetter(),
    };
}
