using Blog.Posts;
using Blog.Posts.Editing;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Admin.Posts;

/// <summary>Takes a post out of the bin, as it was.</summary>
public sealed class RestoreModel(PostShelf shelf) : PageModel
{
    public IActionResult OnGet() => Redirect("/admin/posts?state=bin");

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancel)
    {
        if (!await shelf.RestoreAsync(id, User, cancel))
        {
            return NotFound();
        }

        Notice.Say(TempData, "Restored, just as it was.");
        return new SeeOther(PostUrl.ToEditor(id));
    }
}
