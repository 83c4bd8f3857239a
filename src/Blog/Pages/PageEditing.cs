using Blog.Data;
using Blog.Hosting.Addresses;
using Blog.Markdown;
using Blog.Posts;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages;

/// <summary>What an editor types into a standing page: cleaned, within the lengths of <see cref="Post"/>.</summary>
/// <param name="Slug">The address; empty: made from the title.</param>
public sealed record PageText(string Title, string Slug, string Body, bool IsPublished);

/// <summary>What became of the wish to change a page.</summary>
public abstract record PageEdit
{
    private PageEdit()
    {
    }

    public sealed record Done(Page Page) : PageEdit;

    /// <summary>Somebody saved in between. Nothing was changed.</summary>
    public sealed record Stale(Page Theirs) : PageEdit;

    /// <param name="Field">The name of the field in the form.</param>
    public sealed record Refused(string Field, string Reason) : PageEdit;

    public sealed record Missing : PageEdit;
}

/// <summary>Writes and removes standing pages.</summary>
public sealed class PageEditing(BlogDbContext db, MarkdownRenderer markdown, CurrentSite site, TimeProvider time)
{
    /// <param name="id">Null begins a page.</param>
    /// <param name="version">The version that the form shows; 0 for a new page.</param>
    public async Task<PageEdit> SaveAsync(int? id, long version, PageText text, CancellationToken cancel)
    {
        var slug = Slug.From(text.Slug.Length > 0 ? text.Slug : text.Title, fallback: "page");
        if (Objection(text, slug) is { } objection)
        {
            return objection;
        }

        var rendering = await markdown.RenderPostAsync(text.Body, site.Settings.SmartPunctuation, site.Culture, cancel);
        if (rendering is not Rendering.Done done)
        {
            return new PageEdit.Refused("body", ((Rendering.Refused)rendering).Reason);
        }

        return await db.UntilWonAsync(Tries.Many, () => TrySaveAsync(id, version, text, slug, RenderedText.Of(done), cancel));
    }

    /// <summary>Deletes a page for good; an address that was public answers 410 Gone from then on.</summary>
    /// <param name="version">The version that the form shows: words that its editor has not seen are not deleted, since pages keep no earlier ones.</param>
    public Task<PageEdit> DeleteAsync(int id, long version, CancellationToken cancel) => db.UntilWonAsync<PageEdit>(Tries.Many, async () =>
    {
        var page = await db.Pages.FindAsync([id], cancel);
        if (page is null)
        {
            return new PageEdit.Missing();
        }

        if (page.Version != version)
        {
            return new PageEdit.Stale(page);
        }

        if (page.WasPublic)
        {
            await db.RecordLossAsync(PageUrl.To(page.Slug), time.GetUtcNow(), cancel);
        }

        db.Pages.Remove(page);
        await db.SaveChangesAsync(cancel);
        return new PageEdit.Done(page);
    });

    private static PageEdit.Refused? Objection(PageText text, string slug) =>
        text.Title.Length == 0 ? new("title", "Give it a title")
        : PageUrl.IsReserved(slug) ? new("slug", $"The blog uses /{slug} itself. Choose another address")
        : null;

    // Somebody may save or delete it first, or take the address.
    private async Task<PageEdit> TrySaveAsync(int? id, long version, PageText text, string slug, RenderedText rendered, CancellationToken cancel)
    {
        if (await HolderAsync(id, text, slug, cancel) is { } held)
        {
            return held;
        }

        var now = time.GetUtcNow();
        var page = id is null ? db.Pages.Add(Page.Begin(now)).Entity : await db.Pages.FindAsync([id], cancel);
        if (page is null)
        {
            return new PageEdit.Missing();
        }

        if (page.Version != version)
        {
            return new PageEdit.Stale(page);
        }

        if (page.WasPublic && page.Slug != slug)
        {
            await db.RecordMoveAsync(PageUrl.To(page.Slug), PageUrl.To(slug), text.IsPublished, now, cancel);
        }

        if (text.IsPublished)
        {
            await db.RecordUseAsync(PageUrl.To(slug), cancel);
        }

        page.Write(text.Title, slug, text.Body, rendered, text.IsPublished, now);
        await db.SaveChangesAsync(cancel);
        return new PageEdit.Done(page);
    }

    // The form of a new page sent twice finds its own words there: that is done, and no error.
    private async Task<PageEdit?> HolderAsync(int? id, PageText text, string slug, CancellationToken cancel) =>
        await db.Pages.AsNoTracking().SingleOrDefaultAsync(other => other.Slug == slug && other.Id != id, cancel) is not { } holder ? null
        : id is null && (holder.Title, holder.Body, holder.IsPublished) == (text.Title, text.Body, text.IsPublished) ? new PageEdit.Done(holder)
        : new PageEdit.Refused("slug", "Another page has this address. Change a word in it");
}
