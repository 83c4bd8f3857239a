using Blog.Data;
using Blog.Hosting;
using Blog.Mail;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Erasure;

/// <summary>Letters that hold the words, sent or not, and the files that stand for them where there is no mail server.</summary>
public sealed class Letters(BlogDbContext db, DataFolder folder) : IHoldsWords
{
    /// <summary>A letter about what waits may have quoted any of them: all that have been sent go.</summary>
    public Task ForgetAsync(IReadOnlyList<int> commentIds, CancellationToken cancel) => ForgetAsync(
        db.OutgoingMails.Where(mail => (mail.CommentId != null && commentIds.Contains(mail.CommentId.Value))
            || (mail.ForCommentId != null && commentIds.Contains(mail.ForCommentId.Value))
            || (mail.DigestForId != null && mail.NextAttemptAt == null)),
        cancel);

    /// <summary>Lets go of all that went to the address that these comments were given with, and of their private links, which may have.</summary>
    public Task ForgetSentToAsync(IReadOnlyList<int> commentIds, CancellationToken cancel) => ForgetAsync(
        db.OutgoingMails.Where(mail => commentIds.Contains((mail.ForCommentId ?? mail.CommentId) ?? 0)),
        cancel);

    private async Task ForgetAsync(IQueryable<OutgoingMail> mails, CancellationToken cancel)
    {
        var letters = await mails.AsNoTracking().ToListAsync(cancel);
        foreach (var file in letters.SelectMany(letter => Directory.EnumerateFiles(folder.Mail, $"*-{letter.Id}.eml*")))
        {
            File.Delete(file);
        }

        var ids = letters.ConvertAll(letter => letter.Id);
        await db.OutgoingMails.Where(mail => ids.Contains(mail.Id)).ExecuteDeleteAsync(cancel);
    }
}
