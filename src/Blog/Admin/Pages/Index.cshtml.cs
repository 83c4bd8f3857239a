using Blog.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Pages;

/// <summary>The standing pages. There are few; they have no second page.</summary>
public sealed class IndexModel(BlogDbContext db) : PageModel
{
    public sealed record Row(int Id, string Title, string Slug, bool IsPublished, DateTimeOffset ChangedAt);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Rows = await db.Pages.OrderBy(page => page.Id)
        .Select(page => new Row(page.Id, page.Title, page.Slug, page.IsPublished, page.ChangedAt)).ToListAsync(cancel);
}
