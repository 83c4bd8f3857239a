using System.Security.Claims;
using Blog.Comments;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin;

/// <summary>How many comments wait for a person: the number beside "Comments" in the menu.</summary>
public sealed class WaitingCount(BlogDbContext db)
{
    public Task<int> ForAsync(ClaimsPrincipal user, CancellationToken cancel) => db.Comments.WaitingFor(user).CountAsync(cancel);
}
