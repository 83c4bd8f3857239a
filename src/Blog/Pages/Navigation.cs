using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages;

/// <summary>The standing pages that every page for readers links to.</summary>
public sealed class Navigation(BlogDbContext db)
{
    /// <summary>What the law asks for is looked for at the foot of a page: by these addresses it is known, in the languages that the product speaks.</summary>
    private static readonly HashSet<string> AtTheFoot = new(StringComparer.Ordinal)
    {
        "privacy", "privacy-policy", "imprint", "legal", "legal-notice", "terms", "accessibility",
        "datenschutz", "datenschutzerklarung", "datenschutzerklaerung", "impressum", "nutzungsbedingungen", "barrierefreiheit",
    };

    public sealed record Link(string Title, string Slug)
    {
        /// <summary>Privacy, Imprint and their like; all others are in the head.</summary>
        public bool IsAtTheFoot => AtTheFoot.Contains(Slug);
    }

    public async Task<IReadOnlyList<Link>> PagesAsync(CancellationToken cancel) =>
        await db.Pages.Where(page => page.IsPublished).OrderBy(page => page.Id).Select(page => new Link(page.Title, page.Slug)).ToListAsync(cancel);
}
