using System.Security.Claims;
using Blog.Accounts;
using Blog.Data;
using Blog.Revisions;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Editing;

/// <summary>
/// Changes to a post's working draft alone: what is being typed, what is brought back, what is thrown away. Nothing that readers see is touched
/// and nothing is rendered, so that it may happen with every pause in typing, whatever state the text is in.
/// </summary>
public sealed class PostDrafting(BlogDbContext db, PostNaming naming, RevisionKeeping revisions, TimeProvider time)
{
    /// <summary>Keeps what is being typed. The first time it begins the post, which <paramref name="uid"/> makes one however often it is asked for.</summary>
    /// <param name="uid">The post's, or made when the form of a new one was opened.</param>
    /// <param name="from">What the editor knows.</param>
    /// <param name="user">Who types.</param>
    /// <param name="text">All of it.</param>
    /// <param name="kind"><see cref="RevisionKind.Restored"/> for a text that its author found again on their device.</param>
    public Task<PostEdit> KeepAsync(Guid uid, EditPoint from, ClaimsPrincipal user, PostText text, RevisionKind kind, CancellationToken cancel) => db.UntilWonAsync<PostEdit>(Tries.Many, async () =>
    {
        var post = await Editable(user).SingleOrDefaultAsync(one => one.Uid == uid, cancel) ?? await BeginAsync(uid, from, user, text, cancel);
        if (post is null)
        {
            return new PostEdit.Missing();
        }

        if (post.Version != from.Version && !await revisions.IsItsOwnAsync(post, from, cancel))
        {
            return IsThere(post, text) ? new PostEdit.Done(post) : new PostEdit.Stale(post.Id, post.Text, post.Version);
        }

        await SaveAsync(post, text, kind, user, from, cancel);
        return new PostEdit.Done(post);
    });

    /// <summary>Makes an earlier text the present one, as a working draft; what is there now stays among the revisions. Date and address stay as they are.</summary>
    /// <returns>Null when there is no such post, or no such revision of it.</returns>
    public Task<Post?> BringBackAsync(int id, int revisionId, ClaimsPrincipal user, CancellationToken cancel) => ChangeAsync(
        id, user, async post => await TextAsync(post, revisionId, cancel) is { } text ? (text with { Slug = post.Text.Slug, PublishAt = post.Text.PublishAt }, RevisionKind.Restored) : null, cancel);

    /// <summary>Undoes a discard: date and address come from the draft.</summary>
    public Task<Post?> UndoDiscardAsync(int id, int revisionId, ClaimsPrincipal user, CancellationToken cancel) => ChangeAsync(
        id, user, async post => await TextAsync(post, revisionId, cancel) is { } text ? (text, RevisionKind.Restored) : null, cancel);

    /// <summary>Throws the working draft away.</summary>
    /// <returns>The revision that still has its text; null when there is no such post.</returns>
    public async Task<int?> DiscardAsync(int id, ClaimsPrincipal user, CancellationToken cancel)
    {
        var post = await ChangeAsync(id, user, _ => Task.FromResult<(PostText?, RevisionKind)?>((null, RevisionKind.Discarded)), cancel);
        return post is null ? null : await db.Revisions.Where(revision => revision.PostId == id && revision.Version < post.Version)
            .OrderByDescending(revision => revision.Version).Select(revision => (int?)revision.Id).FirstOrDefaultAsync(cancel);
    }

    private IQueryable<Post> Editable(ClaimsPrincipal user) => db.Posts.EditableBy(user).ForEditing();

    private async Task<Post?> BeginAsync(Guid uid, EditPoint from, ClaimsPrincipal user, PostText text, CancellationToken cancel)
    {
        // One that was there and is gone, or is somebody else's.
        if (from.Version > 0 || await db.Posts.AnyAsync(post => post.Uid == uid, cancel))
        {
            return null;
        }

        var post = Post.Begin(uid, user.AuthorId()!.Value, time.GetUtcNow());
        post.Reserve((await naming.SlugAsync(post, text with { Slug = "" }, cancel))!);
        db.Posts.Add(post);
        return post;
    }

    // Sent twice, it finds its own words.
    private static bool IsThere(Post post, PostText text) => post.Text.SaysTheSameAs(text) && post.Text.PublishAt == text.PublishAt;

    // None of these deeds depends on what the person saw: nothing is lost by them.
    private Task<Post?> ChangeAsync(int id, ClaimsPrincipal user, Func<Post, Task<(PostText? Text, RevisionKind Kind)?>> choose, CancellationToken cancel) => db.UntilWonAsync(Tries.Many, async () =>
    {
        var post = await Editable(user).SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (post is null || await choose(post) is not { } chosen)
        {
            return null;
        }

        await SaveAsync(post, chosen.Text, chosen.Kind, user, new EditPoint(post.Version), cancel);
        return post;
    });

    private async Task SaveAsync(Post post, PostText? text, RevisionKind kind, ClaimsPrincipal user, EditPoint from, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await revisions.RememberAsync(post, cancel);
        if (text is null)
        {
            post.DiscardDraft(now);
        }
        else
        {
            post.KeepDraft(text, now);
        }

        revisions.Record(post, kind, user.AuthorId(), from, now);
        await db.SaveChangesAsync(cancel);
        await revisions.ThinAsync(post.Id, now, cancel);
    }

    private async Task<PostText?> TextAsync(Post post, int revisionId, CancellationToken cancel) =>
        (await db.Revisions.AsNoTracking().SingleOrDefaultAsync(revision => revision.Id == revisionId && revision.PostId == post.Id, cancel))?.Text;
}
