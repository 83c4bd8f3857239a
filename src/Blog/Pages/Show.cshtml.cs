using Blog.Accounts;
using Blog.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages;

/// <summary>A standing page.</summary>
public sealed class ShowModel(BlogDbContext db) : PageModel
{
    public sealed record Text(int Id, string Title, string Html, string Summary, bool IsPublished);

    public Text Standing { get; private set; } = null!;

    public bool MayEdit => User.MayEditAll();

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var found = await db.Pages.Where(page => page.Slug == slug && (page.IsPublished || MayEdit))
            .Select(page => new Text(page.Id, page.Title, page.Html, page.Summary, page.IsPublished)).SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return NotFound();
        }

        Standing = found;
        return Page();
    }
}
