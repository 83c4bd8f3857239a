using Blog.Data;
using Blog.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Erasure;

/// <summary>Letters that hold the words, sent or not, and the files that stand for them where there is no mail server.</summary>
internal sealed class Letters(BlogDbContext db, DataFolder folder) : IHoldsWords
{
    public async Task ForgetAsync(IReadOnlyList<int> commentIds, CancellationToken cancel)
    {
        var letters = await db.OutgoingMails.Where(mail => mail.CommentId != null && commentIds.Contains(mail.CommentId.Value)).ToListAsync(cancel);
        foreach (var file in letters.SelectMany(letter => Directory.EnumerateFiles(folder.Mail, $"*-{letter.Id}.eml*")))
        {
            File.Delete(file);
        }

        db.OutgoingMails.RemoveRange(letters);
        await db.SaveChangesAsync(cancel);
    }
}
