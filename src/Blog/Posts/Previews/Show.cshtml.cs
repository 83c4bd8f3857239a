using Blog.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Posts.Previews;

/// <summary>What somebody who was given a link sees of a post before readers do. Every link that does not work answers alike.</summary>
public sealed class ShowModel(BlogDbContext db, PreviewLinks links, PostPreviews previews) : PageModel
{
    public Article Article { get; private set; } = null!;

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Its author is told why, in the editor.</summary>
    public bool CannotBeShown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (await links.FindAsync(key, cancel) is not { } link || await previews.OfAsync(db.Posts, link.PostId, cancel) is not { } preview)
        {
            return NotFound();
        }

        // Its time has come, and readers are where the comments are.
        if (preview.IsPublic)
        {
            return Redirect(PostUrl.To(preview.Article.Slug));
        }

        (Article, ExpiresAt, CannotBeShown) = (preview.Article, link.ExpiresAt, preview.Concern is not null);
        return Page();
    }
}
