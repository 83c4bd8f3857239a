using System.Security.Claims;
using Blog.Data;
using Blog.Hosting.Addresses;
using Blog.Markdown;
using Blog.Posts.Upkeep;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Editing;

/// <summary>Takes posts off the shelf and puts them back: unpublish, bin, restore, delete for good. None of these touches the words, save the last.</summary>
public sealed class PostShelf(BlogDbContext db, MarkdownRenderer markdown, CurrentSite site, PostNaming naming, SeriesPlacing series, UpkeepBell bell, TimeProvider time)
{
    /// <summary>Readers no longer see it. The latest text, a working draft included, is what the author goes on with.</summary>
    /// <returns>False when there is no such post among those <paramref name="user"/> may edit; so with all below.</returns>
    public Task<bool> UnpublishAsync(int id, ClaimsPrincipal user, CancellationToken cancel) =>
        ChangeAsync(id, user, post => UnpublishAsync(post, cancel), cancel);

    public Task<bool> MoveToBinAsync(int id, ClaimsPrincipal user, CancellationToken cancel) =>
        ChangeAsync(id, user, post => Now(post.MoveToBin), cancel);

    public Task<bool> RestoreAsync(int id, ClaimsPrincipal user, CancellationToken cancel) =>
        ChangeAsync(id, user, post => Now(post.Restore), cancel);

    /// <summary>Deletes a post that lies in the bin, with its comments. An address that was public answers 410 Gone from then on.</summary>
    public Task<bool> DeleteAsync(int id, ClaimsPrincipal user, CancellationToken cancel) =>
        ChangeAsync(id, user, post => DeleteAsync(post, cancel), cancel);

    private async Task<bool> UnpublishAsync(Post post, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var text = post.Text with { Slug = post.Slug, Cover = await db.Media.Where(file => file.Id == post.Text.Cover).Select(file => (int?)file.Id).SingleOrDefaultAsync(cancel) };
        var hadDraft = post.Draft is not null;
        post.Unpublish(now);
        if (hadDraft)
        {
            var rendering = await markdown.RenderPostAsync(text.Body, site.Settings.SmartPunctuation, site.LanguageOf(text.Language), cancel);
            var rendered = RenderedText.Of(rendering);
            post.Write(text, rendered, await naming.TagsAsync(text.Tags, cancel), now);
            await series.PlaceAsync(post, text, now, cancel);
        }

        return true;
    }

    private async Task<bool> DeleteAsync(Post post, CancellationToken cancel)
    {
        if (!post.IsBinned)
        {
            return false;
        }

        var now = time.GetUtcNow();
        if (post.HasBeenPublic(now))
        {
            await db.RecordLossAsync(PostUrl.To(post.Slug), now, cancel);
        }

        // SQLite's index of their words follows no foreign key.
        db.IndexedComments.RemoveRange(await db.Comments.Where(comment => comment.PostId == post.Id && comment.Indexed != null).Select(comment => comment.Indexed!).ToListAsync(cancel));
        db.Posts.Remove(post);
        return true;
    }

    private Task<bool> Now(Action<DateTimeOffset> verb)
    {
        verb(time.GetUtcNow());
        return Task.FromResult(true);
    }

    // None of these deeds depends on what the person saw: when somebody saves in the same moment, it is done to what they saved.
    private Task<bool> ChangeAsync(int id, ClaimsPrincipal user, Func<Post, Task<bool>> change, CancellationToken cancel) => db.UntilWonAsync(async () =>
    {
        var post = await db.Posts.EditableBy(user).ForEditing().SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (post is null || !await change(post))
        {
            return false;
        }

        await db.SaveChangesAsync(cancel);
        bell.Ring();
        return true;
    });
}
