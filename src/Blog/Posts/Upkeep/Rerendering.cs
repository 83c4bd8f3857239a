using System.Globalization;
using Blog.Data;
using Blog.Markdown;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Upkeep;

/// <summary>Shows what an earlier version of this program has rendered as this one does. Whoever saves in the same moment goes first.</summary>
public sealed class Rerendering(BlogDbContext db, Lazy<MarkdownRenderer> markdown, CurrentSite site)
{
    private const int AtOnce = 10;

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
        var smartPunctuation = site.IsSetUp && site.Settings.SmartPunctuation;
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (site.Culture, site.TextCulture);
        foreach (var post in posts)
        {
            post.RenderAnew(await markdown.Value.RenderPostAsync(post.Body, smartPunctuation, site.LanguageOf(post.Language), cancel));
        }

        foreach (var page in pages)
        {
            page.RenderAnew(await markdown.Value.RenderPostAsync(page.Body, smartPunctuation, cancel));
        }

        await db.SaveChangesAsync(cancel);
        return true;
    }
}
