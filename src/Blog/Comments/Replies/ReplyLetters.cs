using Blog.Comments.Keys;
using Blog.Data;
using Blog.Hosting;
using Blog.Hosting.Limits;
using Blog.Languages;
using Blog.Mail;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Replies;

/// <summary>The letters to whoever wrote a comment that have to do with their address: the question whether letters may come, and the private link.</summary>
public sealed class ReplyLetters(BlogDbContext db, CurrentSite site, CommentPasses passes, BaseAddress address, VisitorLimits limits, MailBell bell, TimeProvider time)
{
    /// <summary>
    /// Saves a comment, and with it the question to an address that has just been given; one that still waits to go to the address before is taken back.
    /// What looks like spam has nobody written to.
    /// </summary>
    public async Task SaveWithConfirmationAsync(Comment comment, CancellationToken cancel)
    {
        var entry = db.Entry(comment);
        var isChanged = entry.State != EntityState.Added && entry.Property(one => one.Email).IsModified;
        var needless = isChanged ? await UnsentQuestions(comment).ToListAsync(cancel) : [];
        db.OutgoingMails.RemoveRange(needless);
        await SaveAndAskAsync((isChanged || entry.State == EntityState.Added) && IsUnconfirmed(comment) && comment.State != CommentState.Spam ? [comment] : [], cancel);
        needless.ForEach(mail => limits.GiveQuestionBack(mail.To));
    }

    /// <summary>Saves decisions, and with them the question to whom nobody has written because the comment was taken for spam. The week to answer in begins only now.</summary>
    public async Task SaveDecisionsAsync(IEnumerable<Comment> comments, CancellationToken cancel)
    {
        var late = await NeverAskedAsync([.. comments.Where(comment => IsUnconfirmed(comment) && IsOutOfSpam(comment))], cancel);
        late.ForEach(comment => comment.AskLate(time.GetUtcNow()));
        await SaveAndAskAsync(late, cancel);
    }

    /// <summary>Sends the private link to an address that is given for this one letter, and kept no longer. With the comment the letter goes too, sent or not.</summary>
    public async Task SendLinkAsync(int commentId, string key, string email, CancellationToken cancel)
    {
        var link = address.Of(CommentUrl.ToPrivatePage(key));
        db.OutgoingMails.Add(OutgoingMail.WithLink(commentId, email, LetterTexts.LinkSubject.With(site.Name), LetterTexts.Link.With(site.Name, link), time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        bell.Ring();
    }

    private IQueryable<OutgoingMail> UnsentQuestions(Comment comment) =>
        db.OutgoingMails.Where(mail => mail.CommentId == comment.Id && mail.ForCommentId == null && mail.NextAttemptAt != null);

    private static bool IsUnconfirmed(Comment comment) => comment.Email.Length > 0 && comment.EmailConfirmedAt is null;

    private bool IsOutOfSpam(Comment comment) =>
        comment.State is CommentState.Approved or CommentState.Read && db.Entry(comment).Property(one => one.State).OriginalValue == CommentState.Spam;

    private async Task<List<Comment>> NeverAskedAsync(List<Comment> comments, CancellationToken cancel)
    {
        if (comments.Count == 0)
        {
            return comments;
        }

        var ids = comments.ConvertAll(comment => comment.Id);
        var asked = await db.OutgoingMails.Where(mail => mail.ForCommentId == null && ids.Contains(mail.CommentId!.Value)).Select(mail => mail.CommentId).ToListAsync(cancel);
        return comments.FindAll(comment => !asked.Contains(comment.Id));
    }

    private async Task SaveAndAskAsync(List<Comment> comments, CancellationToken cancel)
    {
        if (comments.Count == 0)
        {
            await db.SaveChangesAsync(cancel);
            return;
        }

        // The letter needs the number of the comment, which the database gives. And of two clicks only the one that counts shall take the question of the day.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        foreach (var comment in comments)
        {
            if (limits.Question(comment.Email))
            {
                db.OutgoingMails.Add(await QuestionAsync(comment, cancel));
            }
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        bell.Ring();
    }

    private async Task<OutgoingMail> QuestionAsync(Comment comment, CancellationToken cancel)
    {
        var link = address.Of(CommentUrl.ToAddress(await passes.MakeAsync(CommentPasses.Address(comment.Email), comment.Id, comment.KeyHash!, cancel)));
        return new OutgoingMail(comment.Email, LetterTexts.ConfirmSubject.With(site.Name), LetterTexts.Confirm.With(site.Name, link), time.GetUtcNow())
        {
            CommentId = comment.Id,
            ForgetsRecipient = true,
        };
    }
}
