using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages;

/// <summary>The standing pages that the head of every page for readers links to.</summary>
public sealed class Navigation(BlogDbContext db)
{
    public sealed record Link(string Title, string Slug);

    public async Task<IReadOnlyList<Link>> PagesAsync(CancellationToken cancel) =>
        await db.Pages.Where(page => page.IsPublished).OrderBy(page => page.Id).Select(page => new Link(page.Title, page.Slug)).ToListAsync(cancel);
}
