using Blog.Accounts;
using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Privacy;
using Blog.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages;

/// <summary>A standing page.</summary>
public sealed class ShowModel(BlogDbContext db, CurrentSite site, Shown shown) : PageModel
{
    public sealed record Text(int Id, string Title, string Html, string Summary, bool IsPublished);

    public Text? Standing { get; private set; }

    /// <summary>What the product says in the place of a privacy page that nobody has written.</summary>
    public PrivacyStatement? Privacy { get; private set; }

    public bool MayEdit => User.MayEditAll();

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var found = await db.Pages.Where(page => page.Slug == slug && (page.IsPublished || MayEdit))
            .Select(page => new Text(page.Id, page.Title, page.Html, page.Summary, page.IsPublished)).SingleOrDefaultAsync(cancel);
        Standing = found;
        Privacy = found is null && slug == PrivacyUrl.Slug && !await db.Redirects.AnyAsync(moved => moved.Path == PrivacyUrl.Page, cancel) ? PrivacyStatement.Of(site.Settings) : null;
        if (found is null && Privacy is null)
        {
            return NotFound();
        }

        shown.Site();
        return Page();
    }
}
