using Blog.Data;
using Blog.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments;

/// <summary>The address of one comment that stays right: it leads to the page on which the comment stands by now.</summary>
public sealed class PermalinkModel(BlogDbContext db, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, int id, CancellationToken cancel)
    {
        var found = await db.Posts.Published(time.GetUtcNow()).Where(post => post.Slug == slug)
            .SelectMany(post => db.Comments.Approved().Where(comment => comment.PostId == post.Id && comment.Id == id))
            .Select(comment => new { comment.PostId, comment.ThreadAt }).SingleOrDefaultAsync(cancel);
        return found is null
            ? NotFound()
            : LocalRedirect(PostUrl.ToComment(slug, id, await CommentThread.PageOfAsync(db, found.PostId, id, found.ThreadAt, cancel)));
    }
}
