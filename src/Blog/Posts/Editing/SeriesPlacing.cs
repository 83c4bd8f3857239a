using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Editing;

/// <summary>Puts a post where its text says it belongs among the parts of a series. Changes nothing that anybody sees by itself: the caller saves.</summary>
public sealed class SeriesPlacing(BlogDbContext db)
{
    public async Task PlaceAsync(Post post, PostText text, DateTimeOffset now, CancellationToken cancel)
    {
        if (text.Series.Length == 0)
        {
            post.LeaveSeries(now);
            return;
        }

        var series = await NamedAsync(post, text.Series, cancel);
        if (text.SeriesPlace is { } place)
        {
            post.JoinSeries(series, await MakeRoomAsync(series, post, place, cancel), now);
        }
        else if (post.Part?.Series != series)
        {
            post.JoinSeries(series, await LastAsync(series, cancel) + 1, now);
        }
    }

    private async Task<Series> NamedAsync(Post post, string name, CancellationToken cancel)
    {
        var slug = Series.SlugOf(name);
        // By its very name too: its slug may have been made by an earlier version, in another way.
        return post.Part?.Series is { } own && (own.Slug == slug || own.Name == name) ? own
            : await db.Series.Where(series => series.Slug == slug || series.Name == name).OrderByDescending(series => series.Slug == slug).FirstOrDefaultAsync(cancel) ?? await FormerlyAsync(slug, cancel) ?? db.Series.Add(new Series(name)).Entity;
    }

    // The former name of a series means what it is called now: it may come from a text that was written before.
    private async Task<Series?> FormerlyAsync(string slug, CancellationToken cancel)
    {
        var path = PostUrl.ToSeries(slug);
        var target = await db.Redirects.Where(redirect => redirect.Path == path).Select(redirect => redirect.Target).SingleOrDefaultAsync(cancel);
        var now = target?[PostUrl.ToSeries("").Length..];
        return now is null ? null : await db.Series.SingleOrDefaultAsync(series => series.Slug == now, cancel);
    }

    private async Task<int> LastAsync(Series series, CancellationToken cancel) =>
        await db.SeriesParts.Where(part => part.SeriesId == series.Id).MaxAsync(part => (int?)part.Position, cancel) ?? 0;

    // Authors count what they see: the parts that are not in the bin.
    private async Task<int> MakeRoomAsync(Series series, Post post, int place, CancellationToken cancel)
    {
        var others = db.SeriesParts.Where(part => part.SeriesId == series.Id && part.PostId != post.Id);
        var order = await others.InOrder().Select(part => new { part.Position, part.PostId, IsSeen = part.Post.BinnedAt == null }).ToListAsync(cancel);
        var seen = order.Where(other => other.IsSeen).ToList();
        var index = place > seen.Count ? order.Count : order.IndexOf(seen[place - 1]);
        var before = index == 0 ? 0 : order[index - 1].Position;
        if (index < order.Count && order[index] is var next && next.Position <= before + 1)
        {
            // One statement however many there are. Their order stays as it was: a gap that is left when the save fails means nothing.
            var by = before + 2 - next.Position;
            await others.Where(part => part.Position > next.Position || (part.Position == next.Position && part.PostId >= next.PostId))
                .ExecuteUpdateAsync(set => set.SetProperty(part => part.Position, part => part.Position + by), cancel);
        }

        return before + 1;
    }
}
