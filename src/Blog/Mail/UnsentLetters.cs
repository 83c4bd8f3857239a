using System.Text.RegularExpressions;
using Blog.Comments.Details;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Mail;

/// <summary>What waits in the outbox as it could not be sent so far, without a word of whom it is for.</summary>
/// <param name="Count">How many letters.</param>
/// <param name="LastError">What the mail server said of the newest one.</param>
public sealed partial record UnsentLetters(int Count, string LastError)
{
    /// <summary>Null when there are none.</summary>
    public static async Task<UnsentLetters?> FindAsync(BlogDbContext db, CancellationToken cancel)
    {
        var unsent = db.OutgoingMails.Where(mail => mail.NextAttemptAt != null && mail.LastError != "");
        return await unsent.OrderByDescending(mail => mail.Id).Select(mail => mail.LastError).FirstOrDefaultAsync(cancel) is { } said
            ? new UnsentLetters(await unsent.CountAsync(cancel), Address().Replace(said, PersonalDetails.Hidden))
            : null;
    }

    // Servers like to repeat it.
    [GeneratedRegex(@"[^\s<>]*@[^\s<>]*", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
