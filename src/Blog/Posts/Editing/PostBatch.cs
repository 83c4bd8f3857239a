using System.Security.Claims;
using Blog.Accounts;
using Blog.Data;
using Blog.Posts.Tags;
using Blog.Posts.Upkeep;
using Blog.Revisions;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Editing;

/// <summary>What became of one of several posts.</summary>
/// <param name="Refusal">Why nothing was done, in a sentence for its author; null: it is done.</param>
public sealed record BatchItem(int Id, string? Refusal)
{
    public bool IsDone => Refusal is null;
}

/// <summary>Does one thing to several posts. Each has its own rules and is saved by itself: what is refused of one holds up no other.</summary>
public sealed class PostBatch(BlogDbContext db, PostEditing editing, PostShelf shelf, PostNaming naming, RevisionKeeping revisions, UpkeepBell bell, TimeProvider time)
{
    /// <summary>As many as a list shows at once.</summary>
    public const int Most = 50;

    private const string Gone = "isn’t there any more";

    /// <summary>Publishes drafts, each at the time its author had in mind, or now.</summary>
    public Task<IReadOnlyList<BatchItem>> PublishAsync(IEnumerable<int> ids, ClaimsPrincipal user, CancellationToken cancel) => EachAsync(ids, user, async post =>
    {
        if (post.IsBinned || post.IsReleased)
        {
            return post.IsBinned ? "is in the bin" : post.StateAt(time.GetUtcNow()) == PostState.Scheduled ? "is scheduled already" : "is published already";
        }

        return await editing.SaveAsync(post.Id, new EditPoint(post.Version), user, post.Text, release: true, cancel) switch
        {
            PostEdit.Done => null,
            PostEdit.Refused(_, var reason) => $"can’t be published: {reason}",
            PostEdit.Stale => "was changed by somebody in the same moment",
            _ => Gone,
        };
    }, cancel);

    public Task<IReadOnlyList<BatchItem>> UnpublishAsync(IEnumerable<int> ids, ClaimsPrincipal user, CancellationToken cancel) => EachAsync(ids, user, async post =>
        post.IsBinned ? "is in the bin"
        : !post.IsReleased ? "is a draft already"
        : await shelf.UnpublishAsync(post.Id, user, cancel) ? null : Gone, cancel);

    public Task<IReadOnlyList<BatchItem>> MoveToBinAsync(IEnumerable<int> ids, ClaimsPrincipal user, CancellationToken cancel) => EachAsync(ids, user, async post =>
        post.IsBinned ? "is in the bin already" : await shelf.MoveToBinAsync(post.Id, user, cancel) ? null : Gone, cancel);

    public Task<IReadOnlyList<BatchItem>> RestoreAsync(IEnumerable<int> ids, ClaimsPrincipal user, CancellationToken cancel) => EachAsync(ids, user, async post =>
        !post.IsBinned ? "is not in the bin" : await shelf.RestoreAsync(post.Id, user, cancel) ? null : Gone, cancel);

    /// <summary>Deletes for good what lies in the bin.</summary>
    public Task<IReadOnlyList<BatchItem>> DeleteAsync(IEnumerable<int> ids, ClaimsPrincipal user, CancellationToken cancel) => EachAsync(ids, user, async post =>
        !post.IsBinned ? "is not in the bin" : await shelf.DeleteAsync(post.Id, user, cancel) ? null : Gone, cancel);

    /// <summary>Gives posts a tag, at once also where readers see them, and in a working draft too.</summary>
    public Task<IReadOnlyList<BatchItem>> AddTagAsync(IEnumerable<int> ids, string name, ClaimsPrincipal user, CancellationToken cancel) => EachAsync(ids, user, post => RetagAsync(post.Id, user, one =>
        one.Carries(TagNames.SlugOf(name)) ? "carries it already"
        : one.Tags.Count >= TagNames.Most || one.Text.Tags.Count >= TagNames.Most ? $"has {TagNames.Most} tags, which are the most"
        : null,
        async one => one.AddTag((await naming.TagsAsync([name], cancel))[0], time.GetUtcNow()), cancel), cancel);

    public Task<IReadOnlyList<BatchItem>> RemoveTagAsync(IEnumerable<int> ids, string name, ClaimsPrincipal user, CancellationToken cancel) => EachAsync(ids, user, post => RetagAsync(post.Id, user, one =>
        one.Carries(TagNames.SlugOf(name)) ? null : "doesn’t carry it",
        one =>
        {
            one.RemoveTag(TagNames.SlugOf(name), time.GetUtcNow());
            return Task.CompletedTask;
        }, cancel), cancel);

    private async Task<IReadOnlyList<BatchItem>> EachAsync(IEnumerable<int> ids, ClaimsPrincipal user, Func<Post, Task<string?>> act, CancellationToken cancel)
    {
        var items = new List<BatchItem>();
        foreach (var id in ids.Distinct().Take(Most))
        {
            db.ChangeTracker.Clear();
            var post = await db.Posts.EditableBy(user).ForEditing().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel);
            items.Add(new BatchItem(id, post is null ? Gone : await act(post)));
        }

        return items;
    }

    private Task<string?> RetagAsync(int id, ClaimsPrincipal user, Func<Post, string?> objection, Func<Post, Task> change, CancellationToken cancel) => db.UntilWonAsync(async () =>
    {
        var post = await db.Posts.EditableBy(user).ForEditing().SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (post is null)
        {
            return Gone;
        }

        if (objection(post) is { } reason)
        {
            return reason;
        }

        await revisions.RememberAsync(post, cancel);
        var from = new EditPoint(post.Version);
        await change(post);
        revisions.Record(post, RevisionKind.Saved, user.AuthorId(), from, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        bell.Ring();
        return null;
    });
}
