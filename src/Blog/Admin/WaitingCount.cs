using System.Security.Claims;
using Blog.Admin.Comments;
using Blog.Comments;
using Blog.Data;

namespace Blog.Admin;

/// <summary>How many comments wait for a person: the number beside "Comments" in the menu.</summary>
public sealed class WaitingCount(BlogDbContext db)
{
    public Task<Tally> ForAsync(ClaimsPrincipal user, CancellationToken cancel) => Tally.OfAsync(db.Comments.WaitingFor(user).InQueueOrder(), cancel);
}
