using Blog.Comments;
using Blog.Data;
using Blog.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Comments;

/// <summary><c>&lt;vc:waiting-for-you /&gt;</c> on the dashboard: the two comments to read first. Nothing when nobody waits.</summary>
public sealed class WaitingForYouViewComponent(BlogDbContext db, TimeProvider time) : ViewComponent
{
    private const int Shown = 2;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var cancel = HttpContext.RequestAborted;
        var first = await db.Comments.AsNoTracking().WaitingFor(UserClaimsPrincipal).InQueueOrder().Take(Shown).Select(QueuedComment.With(db.Posts.Published(time.GetUtcNow()))).ToListAsync(cancel);
        return View("/Admin/Comments/_WaitingForYou.cshtml", new WaitingForYou(first, await Tally.WaitingForAsync(db, UserClaimsPrincipal, cancel)));
    }
}

public sealed record WaitingForYou(IReadOnlyList<QueuedComment> First, Tally Count);
