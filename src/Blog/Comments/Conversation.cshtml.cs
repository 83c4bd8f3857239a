using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Comments;

/// <summary>What was said about a post, from the second page on; the first stands below the post.</summary>
public sealed class ConversationModel(BlogDbContext db, Shown shown, TimeProvider time) : PageModel
{
    public CommentedPost Post { get; private set; } = null!;

    public int Number { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, int number, CancellationToken cancel)
    {
        var post = await CommentedPost.FindAsync(db, slug, time.GetUtcNow(), cancel);
        if (post is null)
        {
            return NotFound();
        }

        if (number == 1)
        {
            return LocalRedirect(PostUrl.ToComments(slug, number));
        }

        (Post, Number) = (post, number);
        shown.Post(post.Id);
        return await CommentThread.HasPageAsync(db, post.Id, number, cancel) ? Page() : NotFound();
    }
}
