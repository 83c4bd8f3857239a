using Blog.Data;
using Blog.Hosting.Addresses;
using Blog.Posts.Related;
using Blog.Posts.Upkeep;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>What became of the wish to change a series.</summary>
public abstract record SeriesKept
{
    private SeriesKept()
    {
    }

    public sealed record Done(Series Series) : SeriesKept;

    /// <param name="Field">The name of the field in the form.</param>
    public sealed record Refused(string Field, string Reason) : SeriesKept;

    /// <summary>Somebody saved in between. Nothing was changed.</summary>
    public sealed record Stale : SeriesKept;

    public sealed record Missing : SeriesKept;
}

/// <summary>Names, describes, orders and dissolves series. Working drafts follow; an address that was ever public leads to what its series is called now.</summary>
public sealed class SeriesKeeping(BlogDbContext db, UpkeepBell bell, TimeProvider time)
{
    /// <summary>What a form begins with that shows this series.</summary>
    public static FormMerge Open(Series series) => FormMerge.Opening(merge => Merge(merge, series.Name, series.Description, series));

    public Task<SeriesKept> DescribeAsync(int id, string name, string description, FormMerge merge, CancellationToken cancel) =>
        ChangeAsync(id, series => DescribeAsync(series, name, description, merge, cancel), cancel);

    /// <summary>Moves a part by so many places among those that are not in the bin: -1 is one towards the first.</summary>
    public Task<SeriesKept> MoveAsync(int id, int postId, int by, CancellationToken cancel) => ChangeAsync(id, series => MoveAsync(series, postId, by, cancel), cancel);

    /// <summary>The posts stay, as parts of nothing. An address that was public answers 410 Gone from then on.</summary>
    public Task<SeriesKept> DeleteAsync(int id, CancellationToken cancel) => ChangeAsync(id, series => DeleteAsync(series, cancel), cancel);

    private static (string Name, string Description) Merge(FormMerge merge, string name, string description, Series series) =>
        (merge.Merge("name", name, series.Name), merge.Merge("description", description, series.Description));

    private async Task<SeriesKept> DescribeAsync(Series series, string name, string description, FormMerge merge, CancellationToken cancel)
    {
        if ((name.Length == 0 ? "Give it a name" : Series.Objection(name)) is { } objection)
        {
            return new SeriesKept.Refused("name", objection);
        }

        if (description.Length > Series.DescriptionLength)
        {
            return new SeriesKept.Refused("description", $"The description is too long: {Series.DescriptionLength} characters are the most");
        }

        (name, description) = Merge(merge, name, description, series);
        if (merge.IsConflict)
        {
            return new SeriesKept.Stale();
        }

        var (slug, former) = (Series.SlugOf(name), series.Slug);
        if (await db.Series.AnyAsync(other => other.Slug == slug && other.Id != series.Id, cancel))
        {
            return new SeriesKept.Refused("name", "There is another series with this name");
        }

        if (slug != former && await WasPublicAsync(series, cancel))
        {
            await db.RecordMoveAsync(PostUrl.ToSeries(former), PostUrl.ToSeries(slug), isPublic: true, time.GetUtcNow(), cancel);
        }

        series.Rename(name);
        series.Describe(description);
        await RewriteDraftsAsync(former, name, cancel);
        return new SeriesKept.Done(series);
    }

    private async Task<SeriesKept> MoveAsync(Series series, int postId, int by, CancellationToken cancel)
    {
        var all = await db.SeriesParts.Where(part => part.SeriesId == series.Id).InOrder().Select(part => new { Part = part, IsSeen = part.Post.BinnedAt == null }).ToListAsync(cancel);
        var seen = all.Where(one => one.IsSeen).Select(one => one.Part).ToList();
        if (seen.Find(part => part.PostId == postId) is not { } moved)
        {
            return new SeriesKept.Missing();
        }

        // Beside whom it comes to stand; whatever lies in the bin between them stays where it was.
        var neighbour = seen[Math.Clamp(seen.IndexOf(moved) + by, 0, seen.Count - 1)];
        var order = all.ConvertAll(one => one.Part);
        var to = order.IndexOf(neighbour);
        order.Remove(moved);
        order.Insert(to, moved);
        for (var index = 0; index < order.Count; index++)
        {
            order[index].Place(index + 1);
        }

        return new SeriesKept.Done(series);
    }

    private async Task<SeriesKept> DeleteAsync(Series series, CancellationToken cancel)
    {
        if (await WasPublicAsync(series, cancel))
        {
            await db.RecordLossAsync(PostUrl.ToSeries(series.Slug), time.GetUtcNow(), cancel);
        }

        // Parts of one series are not among each other's related posts; from now on they may be.
        await db.TellOfSeriesAsync(series, cancel);
        await RewriteDraftsAsync(series.Slug, "", cancel);
        db.Series.Remove(series);
        return new SeriesKept.Done(series);
    }

    // Somebody may change it, or take the name, in the same moment.
    private Task<SeriesKept> ChangeAsync(int id, Func<Series, Task<SeriesKept>> change, CancellationToken cancel) => db.UntilWonAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Series.SingleOrDefaultAsync(series => series.Id == id, cancel) is not { } series)
        {
            return new SeriesKept.Missing();
        }

        var outcome = await change(series);
        if (outcome is SeriesKept.Done)
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            bell.Ring();
        }

        return outcome;
    });

    private async Task<bool> WasPublicAsync(Series series, CancellationToken cancel) =>
        series.WasPublic || await db.SeriesParts.Where(part => part.SeriesId == series.Id).Published(time.GetUtcNow()).AnyAsync(cancel);

    // They hold the name as typed; else the old one would come back with the next update.
    private async Task RewriteDraftsAsync(string slug, string name, CancellationToken cancel)
    {
        var named = await db.WorkingDrafts.Where(draft => draft.Series != "").Select(draft => new { draft.PostId, draft.Series }).ToListAsync(cancel);
        var ids = named.Where(draft => Series.SlugOf(draft.Series) == slug).Select(draft => draft.PostId).ToList();
        foreach (var draft in await db.WorkingDrafts.Where(draft => ids.Contains(draft.PostId)).ToListAsync(cancel))
        {
            draft.RenameSeries(name);
        }
    }
}
