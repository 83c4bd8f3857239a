using Blog.Data;
using Blog.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Erasure;

/// <summary>Lets go of what has had its time: addresses that nobody has used for long, and the letters that were sent to them.</summary>
public sealed class Forgetting(BlogDbContext db, DataFolder folder, Purge purge, TimeProvider time)
{
    /// <summary>An address whose owner never said yes was perhaps never theirs.</summary>
    public static readonly TimeSpan Unconfirmed = TimeSpan.FromDays(7);

    public async Task RunAsync(CancellationToken cancel)
    {
        if (await db.Settings.Select(settings => (int?)settings.CommentEmailDays).SingleOrDefaultAsync(cancel) is { } days)
        {
            var now = time.GetUtcNow();
            await ForgetAddressesAsync(now - TimeSpan.FromDays(days), now - Unconfirmed, cancel);
            await ForgetLettersAsync(now - TimeSpan.FromDays(days), cancel);
        }

        await purge.RunAsync(cancel);
    }

    private Task<int> ForgetAddressesAsync(DateTimeOffset unused, DateTimeOffset unconfirmed, CancellationToken cancel) =>
        db.Comments.Where(comment => comment.EmailUsedAt < unused || (comment.EmailUsedAt < unconfirmed && comment.EmailConfirmedAt == null))
            .ExecuteUpdateAsync(
                change => change
                    .SetProperty(comment => comment.Email, "")
                    .SetProperty(comment => comment.EmailConfirmedAt, (DateTimeOffset?)null)
                    .SetProperty(comment => comment.EmailUsedAt, (DateTimeOffset?)null),
                cancel);

    private async Task ForgetLettersAsync(DateTimeOffset before, CancellationToken cancel)
    {
        // Of letters about replies two numbers stay, which tell who has been told.
        await db.OutgoingMails.Where(mail => mail.NextAttemptAt == null && mail.CreatedAt < before && (mail.ForCommentId == null || mail.CommentId == null)).ExecuteDeleteAsync(cancel);
        foreach (var file in new DirectoryInfo(folder.Mail).EnumerateFiles("*.eml").Where(file => file.LastWriteTimeUtc < before.UtcDateTime))
        {
            file.Delete();
        }
    }
}
