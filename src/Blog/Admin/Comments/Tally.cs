using System.Globalization;
using System.Security.Claims;
using Blog.Comments;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Comments;

/// <summary>How many comments, counted as far as anybody wants to know: a flood makes no page slower.</summary>
public readonly record struct Tally(int Count)
{
    private const int Most = 99;

    public bool IsNone => Count == 0;

    public string Waiting => Count switch
    {
        0 => "Nobody is waiting for you.",
        1 => "One comment is waiting for you.",
        > Most => $"More than {Most} comments are waiting for you.",
        _ => $"{Count} comments are waiting for you.",
    };

    /// <summary>How many wait for <paramref name="user"/>: the number beside "Comments" in the menu.</summary>
    public static Task<Tally> WaitingForAsync(BlogDbContext db, ClaimsPrincipal user, CancellationToken cancel) => OfAsync(db.Comments.WaitingFor(user).InQueueOrder(), cancel);

    // In an order that an index has: the database walks it as far as is counted, and no further.
    public static async Task<Tally> OfAsync(IOrderedQueryable<Comment> comments, CancellationToken cancel) =>
        new(await comments.Select(comment => comment.Id).Take(Most + 1).CountAsync(cancel));

    /// <summary>"21", "99+".</summary>
    public override string ToString() => Count > Most ? $"{Most}+" : Count.ToString(CultureInfo.InvariantCulture);
}
