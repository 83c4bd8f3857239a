using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Erasure;

/// <summary>Sees to it that withdrawn words are gone from every place that may have held them, and from the bytes of the files.</summary>
public sealed class Purge(BlogDbContext db, IEnumerable<IHoldsWords> places, TimeProvider time)
{
    private const int Batch = 200;

    /// <summary>All withdrawals that have not been seen through yet; what fails is tried again the next time.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (await db.Withdrawals.Where(withdrawal => withdrawal.PurgedAt == null).OrderBy(withdrawal => withdrawal.WithdrawnAt).Take(Batch).ToListAsync(cancel) is { Count: > 0 } due)
        {
            var hashes = due.Select(withdrawal => withdrawal.KeyHash).ToList();
            var ids = await db.Comments.Where(comment => comment.KeyHash != null && hashes.Contains(comment.KeyHash)).Select(comment => comment.Id).ToListAsync(cancel);
            foreach (var place in places)
            {
                await place.ForgetAsync(ids, cancel);
            }

            due.ForEach(withdrawal => withdrawal.Purged(time.GetUtcNow()));
            await db.SaveChangesAsync(cancel);
        }

        await db.ForgetErasedAsync(cancel);
    }
}
