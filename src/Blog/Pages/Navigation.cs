using Blog.Data;
using Blog.Hosting.PageCache;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages;

/// <summary>What every page for readers links to besides the product's own pages: the standing pages and the owner's own links, in their order.</summary>
public sealed class Navigation(BlogDbContext db, Remembered<Navigation.Menu> remembered)
{
    /// <summary>What the law asks for is looked for at the foot of a page: by these addresses it is known, in the languages that the product speaks.</summary>
    private static readonly HashSet<string> AtTheFoot = new(StringComparer.Ordinal)
    {
        "privacy", "privacy-policy", "imprint", "legal", "legal-notice", "terms", "accessibility",
        "datenschutz", "datenschutzerklarung", "datenschutzerklaerung", "impressum", "nutzungsbedingungen", "barrierefreiheit",
    };

    /// <param name="Links">Also those that readers are not shown.</param>
    public sealed record Menu(IReadOnlyList<Link> Links);

    public sealed record Link(MenuKey Key, string Title, string Address, MenuPlace Place, bool IsPublished);

    /// <summary>Privacy, Imprint and their like stand at the foot, all others in the head, until somebody decides otherwise.</summary>
    public static MenuPlace UsualPlaceOf(string slug) => AtTheFoot.Contains(slug) ? MenuPlace.Foot : MenuPlace.Head;

    /// <summary>What readers see.</summary>
    public async Task<IReadOnlyList<Link>> LinksAsync(CancellationToken cancel) =>
        [.. (await remembered.FindAsync(ReadAsync, cancel))!.Links.Where(link => link is { IsPublished: true, Place: not MenuPlace.Nowhere })];

    /// <summary>Also what is not published, and what readers are not shown.</summary>
    public async Task<IReadOnlyList<Link>> AllAsync(CancellationToken cancel)
    {
        var pages = await (from page in db.Pages
                           join entry in db.MenuEntries on (int?)page.Id equals entry.PageId into entries
                           from entry in entries.DefaultIfEmpty()
                           orderby page.Id
                           select new { page.Id, page.Title, page.Slug, page.IsPublished, Place = (MenuPlace?)entry.Place, Position = (int?)entry.Position }).ToListAsync(cancel);
        var own = await db.MenuEntries.Where(entry => entry.PageId == null).Select(entry => new { entry.Id, entry.Title, entry.Address, entry.Place, entry.Position }).ToListAsync(cancel);
        return
        [
            .. pages.Select(page => (Link: new Link(new MenuKey(IsPage: true, page.Id), page.Title, PageUrl.To(page.Slug), page.Place ?? UsualPlaceOf(page.Slug), page.IsPublished), Position: page.Position ?? int.MaxValue))
                .Concat(own.Select(entry => (Link: new Link(new MenuKey(IsPage: false, entry.Id), entry.Title, entry.Address, entry.Place, IsPublished: true), entry.Position)))
                .OrderBy(link => link.Position).Select(link => link.Link),
        ];
    }

    private async Task<Menu?> ReadAsync(CancellationToken cancel) => new(await AllAsync(cancel));
}
