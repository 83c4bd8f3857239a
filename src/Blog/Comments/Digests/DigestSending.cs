using Blog.Accounts;
using Blog.Data;
using Blog.Mail;
using Blog.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Digests;

/// <summary>
/// Puts the letters that are due into the outbox. That and how far somebody has been told is one save: however many nodes look, and whenever one
/// stops, there is one letter. Hours that nobody looked at are made up for by one letter, as soon as it is not quiet.
/// </summary>
public sealed class DigestSending(BlogDbContext db, CurrentSite site, IUserClaimsPrincipalFactory<Author> claims, MailBell bell, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await site.LoadAsync(cancel);
        if (!site.IsSetUp)
        {
            return;
        }

        foreach (var plan in await db.DigestPlans.ToListAsync(cancel))
        {
            try
            {
                await LookAsync(plan, cancel);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another node was first, or the author has just chosen other hours.
                db.Entry(plan).State = EntityState.Detached;
                db.ChangeTracker.Entries<OutgoingMail>().ToList().ForEach(mail => mail.State = EntityState.Detached);
            }
        }
    }

    private async Task LookAsync(DigestPlan plan, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var isDue = plan.Hours.FirstAfter(plan.LookedAt, site) <= now && !plan.Hours.IsQuiet(site.ToLocal(now).Hour);
        if (!isDue && !plan.CareBreaksThrough)
        {
            return;
        }

        var author = await db.Users.AsNoTracking().SingleAsync(author => author.Id == plan.AuthorId, cancel);
        var waiting = db.Comments.WaitingFor(await claims.CreateAsync(author));
        var newestThatNeedsCare = await NewestAsync(waiting, needsCare: true, cancel);
        var newest = new[] { newestThatNeedsCare, await NewestAsync(waiting, needsCare: false, cancel) }.Max();
        var isBrokenThrough = plan.IsBrokenThrough(newestThatNeedsCare, now);
        var isToBeTold = isBrokenThrough || (isDue && plan.HasNews(newest));
        if (isDue)
        {
            plan.Look(now);
        }

        if (isBrokenThrough)
        {
            plan.BreakThrough(now);
        }

        if (isToBeTold)
        {
            plan.Tell(newest, newestThatNeedsCare);
            await AddLetterAsync(plan.AuthorId, isBrokenThrough, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
        if (isToBeTold)
        {
            bell.Ring();
        }
    }

    // One that is due, or could not be sent yet, will tell all that waits by then: but what is urgent waits for no other try. One that is on its way for
    // the first time has been written before.
    private async Task AddLetterAsync(int authorId, bool isUrgent, DateTimeOffset now, CancellationToken cancel)
    {
        var unsent = await db.OutgoingMails.Where(mail => mail.DigestForId == authorId && mail.NextAttemptAt != null).ToListAsync(cancel);
        if (unsent.Exists(mail => mail.NextAttemptAt <= now || (mail.Attempts > 0 && !isUrgent)))
        {
            return;
        }

        // The new one tells all that they would.
        unsent.ForEach(mail => mail.Withhold());
        db.OutgoingMails.Add(OutgoingMail.AboutWaiting(authorId, now));
    }

    // Of one kind or the other: each is a part of an index that ends with its newest.
    private static Task<DateTimeOffset?> NewestAsync(IQueryable<Comment> waiting, bool needsCare, CancellationToken cancel) =>
        waiting.Where(comment => comment.NeedsCare == needsCare).OrderByDescending(comment => comment.WaitingSince).Select(comment => comment.WaitingSince).FirstOrDefaultAsync(cancel);
}
