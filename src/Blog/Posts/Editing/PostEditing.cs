using System.Security.Claims;
using Blog.Accounts;
using Blog.Data;
using Blog.Hosting.Addresses;
using Blog.Markdown;
using Blog.Metadata.Cards;
using Blog.Posts.Upkeep;
using Blog.Revisions;
using Blog.Search;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Editing;

/// <summary>Every change an author can make to a post's text. Renders first, then writes in one short transaction.</summary>
public sealed class PostEditing(
    BlogDbContext db,
    MarkdownRenderer markdown,
    CurrentSite site,
    PostNaming naming,
    SeriesPlacing series,
    Vocabulary vocabulary,
    RevisionKeeping revisions,
    UpkeepBell bell,
    CardBell cards,
    TimeProvider time)
{
    /// <summary>
    /// Begins a post. A form sent twice carries the same <paramref name="uid"/> and gives one post, and no text of either is lost: its author may
    /// save again at the version that was there already.
    /// </summary>
    public async Task<PostEdit> BeginAsync(Guid uid, EditPoint from, ClaimsPrincipal user, PostText text, bool release, CancellationToken cancel)
    {
        var mine = db.Posts.EditableBy(user);
        if (await db.Posts.AnyAsync(post => post.Uid == uid && !mine.Any(one => one.Id == post.Id), cancel))
        {
            // Its form met an ended session, and another person has signed in.
            return new PostEdit.Refused("", "Somebody else has begun this post. Copy your words into a new one");
        }

        return await ApplyAsync(async () => await Editable(user).SingleOrDefaultAsync(post => post.Uid == uid, cancel) ?? Add(uid, user.AuthorId()!.Value), from, user, text, release, cancel);
    }

    /// <summary>
    /// Saves the text of a post that the form saw as <paramref name="from"/> says: a released post keeps it as a working draft until
    /// <paramref name="release"/> makes it public.
    /// </summary>
    public Task<PostEdit> SaveAsync(int id, EditPoint from, ClaimsPrincipal user, PostText text, bool release, CancellationToken cancel) =>
        ApplyAsync(() => Editable(user).SingleOrDefaultAsync(post => post.Id == id, cancel), from, user, text, release, cancel);

    private Post Add(Guid uid, int authorId)
    {
        var post = Post.Begin(uid, authorId, time.GetUtcNow());
        db.Posts.Add(post);
        return post;
    }

    private IQueryable<Post> Editable(ClaimsPrincipal user) => db.Posts.EditableBy(user).ForEditing();

    private async Task<PostEdit> ApplyAsync(Func<Task<Post?>> find, EditPoint from, ClaimsPrincipal user, PostText text, bool release, CancellationToken cancel)
    {
        if (release && Unfinished(text) is { } unfinished)
        {
            return unfinished;
        }

        var rendering = await markdown.RenderPostAsync(text.Body, site.Settings.SmartPunctuation, site.LanguageOf(text.Language), cancel);
        if (release && rendering is Rendering.Refused refused)
        {
            return new PostEdit.Refused("body", refused.Reason);
        }

        var save = new Saving(from, user, text, RenderedText.Of(rendering), release);
        return await db.UntilWonAsync(Tries.Many, async () => await find() is { } post ? await TrySaveAsync(post, save, cancel) : new PostEdit.Missing());
    }

    private static PostEdit.Refused? Unfinished(PostText text) =>
        text.Title.Length == 0 ? new("title", "Give it a title before you publish")
        : string.IsNullOrWhiteSpace(text.Body) ? new("body", "Write a few words before you publish")
        : Merge.IsUnfinished(text.Body) ? new("body", "Two versions of a passage still stand side by side. Keep one of them, and take the marks away")
        : null;

    // Somebody may save first, take the slug, make the tag or delete it in between.
    private async Task<PostEdit> TrySaveAsync(Post post, Saving save, CancellationToken cancel)
    {
        var (from, user, text, rendered, release) = save;
        if (post.Version != from.Version && !await revisions.IsItsOwnAsync(post, from, cancel))
        {
            return IsDoneAlready(post, text, release) ? new PostEdit.Done(post) : new PostEdit.Stale(post.Id, post.Text, post.Version);
        }

        if (text.Cover is { } cover && !await db.Media.AnyAsync(file => file.Id == cover, cancel))
        {
            return new PostEdit.Refused("cover", "That picture has been deleted. Choose another one, or none");
        }

        if (release && post.IsBinned)
        {
            return new PostEdit.Refused("", "This post is in the bin. Restore it before you publish");
        }

        if (await naming.SlugAsync(post, text, cancel) is not { } slug)
        {
            return new PostEdit.Refused("slug", "Another post has this address. Change a word in it");
        }

        var now = time.GetUtcNow();
        var kind = !release ? RevisionKind.Saved : post.IsReleased ? RevisionKind.Updated : RevisionKind.Published;
        await revisions.RememberAsync(post, cancel);
        await ChangeAsync(post, text with { Slug = slug }, rendered, release, now, cancel);
        revisions.Record(post, kind, user.AuthorId(), from, now);
        await db.SaveChangesAsync(cancel);
        bell.Ring();
        cards.Ring(post.Id);
        await revisions.ThinAsync(post.Id, now, cancel);
        return new PostEdit.Done(post);
    }

    // A form sent twice is no conflict: the second finds its own words.
    private static bool IsDoneAlready(Post post, PostText text, bool release) =>
        post.Text.SaysTheSameAs(post.Draft is null ? text with { SeriesPlace = null } : text)
        && (release ? post is { IsReleased: true, Draft: null } && (text.PublishAt is null || text.PublishAt == post.PublishedAt) : post.Text.PublishAt == text.PublishAt);

    private async Task ChangeAsync(Post post, PostText text, RenderedText rendered, bool release, DateTimeOffset now, CancellationToken cancel)
    {
        if (post.IsReleased && !release)
        {
            post.KeepDraft(text, now);
            return;
        }

        var appears = release && (text.PublishAt ?? now) <= now;
        if (post.HasBeenPublic(now) && post.Slug != text.Slug)
        {
            await db.RecordMoveAsync(PostUrl.To(post.Slug), PostUrl.To(text.Slug), appears, now, cancel);
        }

        post.Write(text, rendered, await naming.TagsAsync(text.Tags, cancel), now);
        await series.PlaceAsync(post, text, now, cancel);
        if (appears)
        {
            await db.RecordUseAsync(PostUrl.To(text.Slug), cancel);
        }

        if (release)
        {
            post.Release(text.PublishAt ?? now, now);
            await vocabulary.LearnAsync([post.Indexed!], cancel);
        }
    }

    /// <summary>What is asked for, the same in each try.</summary>
    private sealed record Saving(EditPoint From, ClaimsPrincipal User, PostText Text, RenderedText Rendered, bool Release);
}
