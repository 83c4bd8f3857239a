using Blog.Data;
using Blog.Posts;
using Blog.Revisions;
using Blog.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Posts;

/// <summary>
/// Shows the editor's script how a text that it found on the device differs from the one that is stored; no content when it has been stored already.
/// Changes nothing.
/// </summary>
public sealed class CompareModel(BlogDbContext db, CurrentSite site) : PageModel
{
    public Difference Difference { get; private set; } = null!;

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(PostInput input, CancellationToken cancel)
    {
        var stored = await db.Posts.EditableBy(User).ForEditing().AsNoTracking().SingleOrDefaultAsync(post => post.Uid == input.Uid, cancel);
        var found = input.ToText(site, stored?.PublishedAt, ModelState);
        // Only shown: too long or half a date is no matter here.
        ModelState.Clear();
        if (found.Body.Length > 2 * Post.BodyLength)
        {
            return StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (stored is not null && await db.Revisions.AnyAsync(one => one.PostId == stored.Id && one.Tab == input.Tab && one.Step >= input.Step, cancel))
        {
            return new NoContentResult();
        }

        // An empty address is made from the title: that is no difference.
        found = found.Slug.Length == 0 && stored is not null ? found with { Slug = stored.Text.Slug } : found;
        Difference = Difference.Between(stored?.Text ?? PostText.Empty, found);
        return Difference.IsNone ? new NoContentResult() : Page();
    }
}
