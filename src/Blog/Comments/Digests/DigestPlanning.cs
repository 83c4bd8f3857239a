using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Digests;

/// <summary>Keeps when somebody wants to be told what waits.</summary>
public sealed class DigestPlanning(BlogDbContext db, TimeProvider time)
{
    public async Task DecideAsync(int authorId, DigestHours hours, bool withWords, bool careBreaksThrough, CancellationToken cancel)
    {
        while (true)
        {
            if (await db.DigestPlans.SingleOrDefaultAsync(plan => plan.AuthorId == authorId, cancel) is not { } plan)
            {
                plan = new DigestPlan(authorId, time.GetUtcNow());
                db.DigestPlans.Add(plan);
            }

            plan.Decide(hours, withWords, careBreaksThrough, time.GetUtcNow());
            try
            {
                await db.SaveChangesAsync(cancel);
                return;
            }
            catch (DbUpdateException exception) when (exception.IsRace())
            {
                // A letter was sent in the same moment, or the other click of a double click was first.
                db.ChangeTracker.Clear();
            }
        }
    }
}
