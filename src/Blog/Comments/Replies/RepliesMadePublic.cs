using System.Data.Common;
using Blog.Data;
using Blog.Mail;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Blog.Comments.Replies;

/// <summary>
/// Sees every save. One that makes a reply public, by whatever way, puts the letters about it into the outbox with it: to everybody above it in the
/// conversation who wants letters, one for each address and none to its own. What is taken back and published again tells nobody twice.
/// </summary>
internal sealed class RepliesMadePublic(MailBell bell, TimeProvider time) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is BlogDbContext db
            && db.ChangeTracker.Entries<Comment>().Where(BecomesPublic).Select(entry => entry.Entity).Where(comment => comment.ParentId is not null).ToList() is { Count: > 0 } replies)
        {
            await PutIntoOutboxAsync(db, replies, cancellationToken);
            db.ChangeTracker.DetectChanges();
        }

        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        // Inside a transaction the worker would find nothing yet.
        if (eventData.Context?.Database.CurrentTransaction is null)
        {
            RingFor(eventData.Context);
        }

        return new(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        RingFor(eventData.Context);
        return Task.CompletedTask;
    }

    private static bool BecomesPublic(EntityEntry<Comment> entry) =>
        entry.Entity is { IsApproved: true, IsPrivate: false }
        && (entry.State == EntityState.Added || (entry.State == EntityState.Modified && entry.Property(comment => comment.State).OriginalValue != CommentState.Approved));

    private void RingFor(DbContext? context)
    {
        var now = time.GetUtcNow();
        if (context?.ChangeTracker.Entries<OutgoingMail>().Any(mail => mail.Entity.IsAboutReply && mail.Entity.NextAttemptAt <= now) == true)
        {
            bell.Ring();
        }
    }

    private async Task PutIntoOutboxAsync(BlogDbContext db, List<Comment> replies, CancellationToken cancel)
    {
        var conversations = Conversations(db, replies);
        var readers = await conversations.Where(comment => comment.EmailConfirmedAt != null && comment.State != CommentState.Spam)
            .ToDictionaryAsync(comment => comment.Id, comment => comment.Email, cancel);
        if (readers.Count == 0)
        {
            return;
        }

        var parents = await conversations.Select(comment => new { comment.Id, comment.ParentId }).ToDictionaryAsync(comment => comment.Id, comment => comment.ParentId, cancel);
        var ids = replies.Select(reply => reply.Id).ToList();
        var before = await db.OutgoingMails.Where(mail => mail.ForCommentId != null && ids.Contains(mail.CommentId!.Value)).ToListAsync(cancel);
        foreach (var reply in replies)
        {
            foreach (var reader in ReadersOf(reply, parents, readers))
            {
                Announce(db, reply, reader, before);
            }
        }
    }

    private static IQueryable<Comment> Conversations(BlogDbContext db, List<Comment> replies)
    {
        var posts = replies.Select(reply => reply.PostId).Distinct().ToList();
        var beginnings = replies.Select(reply => reply.ThreadAt).Distinct().ToList();
        return db.Comments.AsNoTracking().IgnoreAutoIncludes().Where(comment => posts.Contains(comment.PostId) && beginnings.Contains(comment.ThreadAt));
    }

    // From the comment that it answers upwards: of two that were given with one address the nearer one counts.
    private static IEnumerable<int> ReadersOf(Comment reply, Dictionary<int, int?> parents, Dictionary<int, string> readers)
    {
        var told = new HashSet<string> { EmailAddress.Folded(reply.Email) };
        for (var above = reply.ParentId; above is { } id; above = parents.GetValueOrDefault(id))
        {
            if (readers.TryGetValue(id, out var email) && told.Add(EmailAddress.Folded(email)))
            {
                yield return id;
            }
        }
    }

    private void Announce(BlogDbContext db, Comment reply, int reader, List<OutgoingMail> before)
    {
        if (before.Find(mail => mail.CommentId == reply.Id && mail.ForCommentId == reader) is { } known)
        {
            known.Resume(time.GetUtcNow());
        }
        else
        {
            db.OutgoingMails.Add(OutgoingMail.AboutReply(reply, reader, time.GetUtcNow()));
        }
    }
}
