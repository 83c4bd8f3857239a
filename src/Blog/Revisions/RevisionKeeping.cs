using Blog.Data;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Revisions;

/// <summary>Keeps what posts have said. Recording changes nothing by itself: the caller saves, with the change it belongs to.</summary>
public sealed class RevisionKeeping(BlogDbContext db)
{
    /// <summary>To be called before a change: a post that came here without a history (written before there was one, or imported) begins it with its present text.</summary>
    public async Task RememberAsync(Post post, CancellationToken cancel)
    {
        if (post.Version > 0 && !await db.Revisions.AnyAsync(revision => revision.PostId == post.Id, cancel))
        {
            db.Revisions.Add(Revision.Of(post, post.IsReleased && post.Draft is null ? RevisionKind.Published : RevisionKind.Saved, post.AuthorId, new EditPoint(post.Version), post.ChangedAt));
        }
    }

    /// <summary>To be called after a change: records the text as it is now.</summary>
    public void Record(Post post, RevisionKind kind, int? authorId, EditPoint from, DateTimeOffset now) =>
        db.Revisions.Add(Revision.Of(post, kind, authorId, from, now));

    /// <summary>
    /// True when all that has been saved since <paramref name="from"/> came from that same open editor, whose answer was lost on its way: it
    /// may go on. False for what it sent earlier and what arrives late.
    /// </summary>
    public async Task<bool> IsItsOwnAsync(Post post, EditPoint from, CancellationToken cancel)
    {
        if (from.Tab == default || post.Version < from.Version)
        {
            return false;
        }

        var since = await db.Revisions.Where(revision => revision.PostId == post.Id && revision.Version > from.Version)
            .OrderBy(revision => revision.Version).Select(revision => new { revision.Version, revision.Tab, revision.Step }).ToListAsync(cancel);
        // What changes no word, such as the bin, makes no revision: then the last of these is not the present one.
        return since is [.., var last] && last.Version == post.Version && since.All(revision => revision.Tab == from.Tab && revision.Step < from.Step);
    }

    /// <summary>What the post said at <paramref name="version"/>, or, when that has been thinned out, the last that is known before it.</summary>
    public async Task<PostText?> AtAsync(int postId, long version, CancellationToken cancel)
    {
        if (version == 0)
        {
            return PostText.Empty;
        }

        var revision = await db.Revisions.AsNoTracking().Where(one => one.PostId == postId && one.Version <= version)
            .OrderByDescending(one => one.Version).FirstOrDefaultAsync(cancel);
        return revision?.Text;
    }

    /// <summary>Removes what is too old to be kept this closely.</summary>
    public async Task ThinAsync(int postId, DateTimeOffset now, CancellationToken cancel)
    {
        var all = await db.Revisions.Where(revision => revision.PostId == postId).OrderByDescending(revision => revision.Version)
            .Select(revision => new Thinning.Entry(revision.Id, revision.Kind, revision.SavedAt, revision.Length)).ToListAsync(cancel);
        var gone = Thinning.Choose(all, now);
        if (gone.Count > 0)
        {
            await db.Revisions.Where(revision => gone.Contains(revision.Id)).ExecuteDeleteAsync(cancel);
        }
    }
}
