using Blog.Data;
using Blog.Posts.Tags;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Tags;

/// <summary>Says what it means, then takes a tag away from all posts.</summary>
public sealed class DeleteModel(BlogDbContext db, TagKeeping keeping) : PageModel
{
    public int Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Of all states, drafts and the bin included.</summary>
    public int Posts { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        var found = await db.Tags.Where(tag => tag.Id == id).Select(tag => new { tag.Name, Posts = db.PostTags.Count(link => link.TagId == tag.Id) }).SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return NotFound();
        }

        (Id, Name, Posts) = (id, found.Name, found.Posts);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancel)
    {
        if (await keeping.DeleteAsync(id, cancel) is not TagKept.Done(var tag))
        {
            return NotFound();
        }

        Notice.Say(TempData, $"The tag “{tag.Name}” is gone. Its posts are all there.");
        return new SeeOther("/admin/tags");
    }
}
