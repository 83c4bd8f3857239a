using Blog.Data;
using Blog.Hosting.Addresses;
using Blog.Posts.Related;
using Blog.Posts.Upkeep;
using Blog.Search;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Tags;

/// <summary>What became of the wish to change a tag.</summary>
public abstract record TagKept
{
    private TagKept()
    {
    }

    /// <param name="Tag">As it is now; of two that were merged, the one that is left.</param>
    public sealed record Done(Tag Tag) : TagKept;

    /// <param name="Field">The name of the field in the form.</param>
    public sealed record Refused(string Field, string Reason) : TagKept;

    /// <summary>Somebody renamed it in between. Nothing was changed.</summary>
    public sealed record Stale : TagKept;

    public sealed record Missing : TagKept;
}

/// <summary>
/// Renames tags, merges two into one, and deletes them. Posts, working drafts and the index follow; an address that was ever public leads to what its
/// tag has become, and so does the old name wherever somebody still types it.
/// </summary>
public sealed class TagKeeping(BlogDbContext db, SearchUpkeep search, UpkeepBell bell, TimeProvider time)
{
    /// <summary>What a form begins with that shows this tag.</summary>
    public static FormMerge Open(Tag tag) => FormMerge.Opening(merge => Merge(merge, tag.Name, tag));

    public Task<TagKept> RenameAsync(int id, string name, FormMerge merge, CancellationToken cancel) => ChangeAsync(id, tag => RenameAsync(tag, name, merge, cancel), cancel);

    /// <summary>Gives all posts that carry this tag the one named <paramref name="into"/> instead.</summary>
    public Task<TagKept> MergeAsync(int id, string into, CancellationToken cancel) => ChangeAsync(id, tag => MergeAsync(tag, into, cancel), cancel);

    /// <summary>Takes a tag away from all posts, which stay. An address that was public answers 410 Gone from then on.</summary>
    public Task<TagKept> DeleteAsync(int id, CancellationToken cancel) => ChangeAsync(id, tag => DeleteAsync(tag, cancel), cancel);

    private static string Merge(FormMerge merge, string name, Tag tag) => merge.Merge("name", name, tag.Name);

    private async Task<TagKept> RenameAsync(Tag tag, string name, FormMerge merge, CancellationToken cancel)
    {
        if (TagNames.Parse(name) is not [var only])
        {
            return new TagKept.Refused("name", name.Length == 0 ? "Give it a name" : "A comma stands between two tags. Give it one name");
        }

        if (TagNames.Objection([only]) is { } objection)
        {
            return new TagKept.Refused("name", objection);
        }

        only = Merge(merge, only, tag);
        if (merge.IsConflict)
        {
            return new TagKept.Stale();
        }

        var (slug, former) = (TagNames.SlugOf(only), tag.Slug);
        if (await db.Tags.AnyAsync(other => other.Slug == slug && other.Id != tag.Id, cancel))
        {
            return new TagKept.Refused("name", "There is another tag with this name. You can merge the two");
        }

        if (slug != former && await WasPublicAsync(tag, cancel))
        {
            await db.RecordMoveAsync(PostUrl.ToTag(former), PostUrl.ToTag(slug), isPublic: true, time.GetUtcNow(), cancel);
        }

        tag.Rename(only);
        await RewriteDraftsAsync(former, only, cancel);
        return new TagKept.Done(tag);
    }

    private async Task<TagKept> MergeAsync(Tag tag, string name, CancellationToken cancel)
    {
        var slug = TagNames.SlugOf(name);
        var into = name.Length == 0 ? null : await db.Tags.SingleOrDefaultAsync(other => other.Slug == slug, cancel);
        if (into is null)
        {
            return new TagKept.Refused("into", "There is no tag with this name");
        }

        if (into == tag)
        {
            return new TagKept.Refused("into", "That is this tag itself. Choose another");
        }

        await KeptCounts.HoldAsync(db, [tag.Id, into.Id], cancel);
        if (await WasPublicAsync(tag, cancel))
        {
            into.RememberPublic();
            await db.RecordMoveAsync(PostUrl.ToTag(tag.Slug), PostUrl.ToTag(into.Slug), isPublic: true, time.GetUtcNow(), cancel);
        }

        await db.TellOfTagAsync(tag, cancel);
        await RewriteDraftsAsync(tag.Slug, into.Name, cancel);
        // One statement each, however many posts there are. What readers see of it changes with the tag that goes.
        var links = db.PostTags.Where(link => link.TagId == tag.Id);
        await links.Where(link => db.PostTags.Any(other => other.PostId == link.PostId && other.TagId == into.Id)).ExecuteDeleteAsync(cancel);
        await links.ExecuteUpdateAsync(set => set.SetProperty(link => link.TagId, into.Id), cancel);
        await KeptCounts.RecountAsync(db, into, cancel);
        db.Tags.Remove(tag);
        return new TagKept.Done(into);
    }

    private async Task<TagKept> DeleteAsync(Tag tag, CancellationToken cancel)
    {
        if (await WasPublicAsync(tag, cancel))
        {
            await db.RecordLossAsync(PostUrl.ToTag(tag.Slug), time.GetUtcNow(), cancel);
        }

        await db.TellOfTagAsync(tag, cancel);
        await RewriteDraftsAsync(tag.Slug, null, cancel);
        db.Tags.Remove(tag);
        return new TagKept.Done(tag);
    }

    private async Task<TagKept> ChangeAsync(int id, Func<Tag, Task<TagKept>> change, CancellationToken cancel)
    {
        List<int> carriers = [];
        // Somebody may change it, or take the name, in the same moment.
        var outcome = await db.UntilWonAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (await db.Tags.SingleOrDefaultAsync(tag => tag.Id == id, cancel) is not { } tag)
            {
                return new TagKept.Missing();
            }

            carriers = await db.PostTags.Listed().Where(link => link.TagId == id).Select(link => link.PostId).ToListAsync(cancel);
            var changed = await change(tag);
            if (changed is TagKept.Done)
            {
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
            }

            return changed;
        });
        if (outcome is TagKept.Done)
        {
            bell.Ring();
            // What has been changed is found by it, also when whoever changed it has gone by now.
            await search.LabelAsync(carriers, CancellationToken.None);
        }

        return outcome;
    }

    private async Task<bool> WasPublicAsync(Tag tag, CancellationToken cancel) =>
        tag.WasPublic || await db.PostTags.Where(link => link.TagId == tag.Id).Published(time.GetUtcNow()).AnyAsync(cancel);

    // They hold their tags as typed; else the old name would come back with the next update.
    private async Task RewriteDraftsAsync(string slug, string? name, CancellationToken cancel)
    {
        var tagged = await db.WorkingDrafts.Where(draft => draft.Tags != "").Select(draft => new { draft.PostId, draft.Tags }).ToListAsync(cancel);
        var ids = tagged.Where(draft => TagNames.Parse(draft.Tags).Any(one => TagNames.SlugOf(one) == slug)).Select(draft => draft.PostId).ToList();
        foreach (var draft in await db.WorkingDrafts.Where(draft => ids.Contains(draft.PostId)).ToListAsync(cancel))
        {
            draft.ReplaceTag(slug, name);
        }
    }
}
