using Blog.Data;
using Blog.Posts;
using Blog.Posts.Previews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Admin.Posts;

/// <summary>"View as a reader": the saved text, a working draft included, in the clothes of the published page.</summary>
public sealed class AsReaderModel(BlogDbContext db, PostPreviews previews) : PageModel
{
    public Article Article { get; private set; } = null!;

    public string? Concern { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        if (await previews.OfAsync(db.Posts.EditableBy(User), id, cancel) is not { } preview)
        {
            return NotFound();
        }

        (Article, Concern) = (preview.Article, preview.Concern);
        return Page();
    }
}
