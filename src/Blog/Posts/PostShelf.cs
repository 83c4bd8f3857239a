using System.Security.Claims;
using Blog.Data;
using Blog.Hosting;
using Blog.Markdown;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>Takes posts off the shelf and puts them back: unpublish, bin, restore, delete for good. None of these touches the words, save the last.</summary>
public sealed class PostShelf(BlogDbContext db, MarkdownRenderer markdown, CurrentSite site, PostNaming naming, TimeProvider time)
{
    /// <summary>Readers no longer see it. The latest text, a working draft included, is what the author goes on with.</summary>
    /// <returns>False when there is no such post among those <paramref name="user"/> may edit; so with all below.</returns>
    public async Task<bool> UnpublishAsync(int id, ClaimsPrincipal user, CancellationToken cancel)
    {
        var post = await FindAsync(id, user, cancel);
        if (post is null)
        {
            return false;
        }

        var now = time.GetUtcNow();
        var text = post.Text with { Slug = post.Slug };
        var hadDraft = post.Draft is not null;
        post.Unpublish(now);
        if (hadDraft)
        {
            var rendering = await markdown.RenderPostAsync(text.Body, site.Settings.SmartPunctuation, cancel);
            var rendered = rendering is Rendering.Done done ? RenderedText.Of(done) : RenderedText.None;
            post.Write(text, rendered, await naming.TagsAsync(text.Tags, cancel), now);
        }

        return await SaveAsync(cancel);
    }

    public Task<bool> DiscardDraftAsync(int id, ClaimsPrincipal user, CancellationToken cancel) =>
        ChangeAsync(id, user, post => post.DiscardDraft(time.GetUtcNow()), cancel);

    public Task<bool> MoveToBinAsync(int id, ClaimsPrincipal user, CancellationToken cancel) =>
        ChangeAsync(id, user, post => post.MoveToBin(time.GetUtcNow()), cancel);

    public Task<bool> RestoreAsync(int id, ClaimsPrincipal user, CancellationToken cancel) =>
        ChangeAsync(id, user, post => post.Restore(time.GetUtcNow()), cancel);

    /// <summary>Deletes a post that lies in the bin, with its comments. An address that was public answers 410 Gone from then on.</summary>
    public async Task<bool> DeleteAsync(int id, ClaimsPrincipal user, CancellationToken cancel)
    {
        var post = await FindAsync(id, user, cancel);
        if (post is not { IsBinned: true })
        {
            return false;
        }

        var now = time.GetUtcNow();
        if (post.HasBeenPublic(now))
        {
            await db.RecordLossAsync(PostUrl.To(post.Slug), now, cancel);
        }

        db.Posts.Remove(post);
        return await SaveAsync(cancel);
    }

    private async Task<bool> ChangeAsync(int id, ClaimsPrincipal user, Action<Post> change, CancellationToken cancel)
    {
        var post = await FindAsync(id, user, cancel);
        if (post is null)
        {
            return false;
        }

        change(post);
        return await SaveAsync(cancel);
    }

    private Task<Post?> FindAsync(int id, ClaimsPrincipal user, CancellationToken cancel) =>
        db.Posts.EditableBy(user).ForEditing().SingleOrDefaultAsync(post => post.Id == id, cancel);

    private async Task<bool> SaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Changed by somebody else in this very moment; the list shows what became of it.
            return false;
        }
    }
}
