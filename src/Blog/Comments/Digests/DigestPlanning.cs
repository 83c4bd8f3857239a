using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Digests;

/// <summary>Keeps when somebody wants to be told what waits.</summary>
public sealed class DigestPlanning(BlogDbContext db, TimeProvider time)
{
    // A letter may be sent in the same moment, or the other click of a double click be first.
    public Task DecideAsync(int authorId, DigestHours hours, bool withWords, bool careBreaksThrough, CancellationToken cancel) => db.UntilWonAsync(Tries.Endless, async () =>
    {
        if (await db.DigestPlans.SingleOrDefaultAsync(plan => plan.AuthorId == authorId, cancel) is not { } plan)
        {
            plan = new DigestPlan(authorId, time.GetUtcNow());
            db.DigestPlans.Add(plan);
        }

        plan.Decide(hours, withWords, careBreaksThrough, time.GetUtcNow());
        return await db.SaveChangesAsync(cancel);
    });
}
