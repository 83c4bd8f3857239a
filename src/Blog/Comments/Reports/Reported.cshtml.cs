using Blog.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Comments.Reports;

/// <summary>Thanks a reader for a report, the same for whatever became of it.</summary>
public sealed class ReportedModel(BlogDbContext db, TimeProvider time) : PageModel
{
    public CommentedPost Post { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await CommentedPost.FindAsync(db, slug, time.GetUtcNow(), cancel) is not { } post)
        {
            return NotFound();
        }

        Post = post;
        return Page();
    }
}
