using Blog.Data;
using Blog.Posts;
using Blog.Posts.Editing;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Posts;

/// <summary>Asks once more, then deletes a post out of the bin for good.</summary>
public sealed class DeleteModel(BlogDbContext db, PostShelf shelf) : PageModel
{
    public string Title { get; private set; } = "";

    public int Comments { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        var found = await db.Posts.EditableBy(User).InBin().Where(post => post.Id == id).AsWritten()
            .Select(one => new { one.Title, Comments = db.Comments.Count(comment => comment.PostId == one.Post.Id) }).SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return NotFound();
        }

        (Title, Comments) = (WrittenPost.NameOf(found.Title), found.Comments);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancel)
    {
        if (!await shelf.DeleteAsync(id, User, cancel))
        {
            return NotFound();
        }

        Notice.Say(TempData, "Deleted for good.");
        return new SeeOther("/admin/posts?state=bin");
    }
}
