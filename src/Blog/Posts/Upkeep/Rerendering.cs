using Blog.Data;
using Blog.Markdown;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Upkeep;

/// <summary>
/// Shows what an earlier version of this program has rendered, or this one while the site had another language, as it is rendered now. Whoever saves in
/// the same moment goes first.
/// </summary>
public sealed class Rerendering(BlogDbContext db, Lazy<MarkdownRenderer> markdown, CurrentSite site)
{
    private const int AtOnce = 10;

    /// <summary>
    /// Asks for all texts that name no language of their own, as what we add to them is in the site's. To be called in the transaction that changes that
    /// one: so it can be neither forgotten nor done too early.
    /// </summary>
    public async Task FollowLanguageAsync(CancellationToken cancel)
    {
        // One statement each, however many there are. Also those that wait already: somebody may be rendering them in the former language.
        await db.Posts.Where(post => post.Language == "").ExecuteUpdateAsync(set => set.SetProperty(post => post.RenderedBy, 0), cancel);
        await db.Pages.ExecuteUpdateAsync(set => set.SetProperty(page => page.RenderedBy, 0), cancel);
    }

    /// <summary>Renders some texts anew.</summary>
    /// <returns>False when there was nothing to do.</returns>
    public async Task<bool> RenderSomeAsync(CancellationToken cancel)
    {
        var posts = await db.Posts.Where(post => post.RenderedBy < MarkdownRenderer.Version).OrderBy(post => post.RenderedBy).Take(AtOnce).ToListAsync(cancel);
        var pages = await db.Pages.Where(page => page.RenderedBy < MarkdownRenderer.Version).OrderBy(page => page.RenderedBy).Take(AtOnce).ToListAsync(cancel);
        if (posts.Count + pages.Count == 0)
        {
            return false;
        }

        await site.LoadAsync(cancel);
        if (!site.IsSetUp)
        {
            return false;
        }

        foreach (var post in posts)
        {
            post.RenderAnew(await markdown.Value.RenderPostAsync(post.Body, site.Settings.SmartPunctuation, site.LanguageOf(post.Language), cancel));
        }

        foreach (var page in pages)
        {
            page.RenderAnew(await markdown.Value.RenderPostAsync(page.Body, site.Settings.SmartPunctuation, site.Culture, cancel));
        }

        await SaveAsync(cancel);
        return true;
    }

    // Not when the site has got another language meanwhile: whoever changed it has asked for these texts once more, and this would say that they are done.
    private async Task SaveAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        if (await db.Settings.AnyAsync(now => now.Language == site.Settings.Language, cancel))
        {
            await transaction.CommitAsync(cancel);
        }
    }
}
