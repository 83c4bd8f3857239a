using Blog.Data;
using Blog.Hosting.PageCache;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>When the next scheduled post appears. Asked with every page that is made ready, and remembered until the stream changes.</summary>
public sealed class NextPost(BlogDbContext db, Remembered<NextPost.Known> remembered, SiteMemory memory)
{
    /// <returns>Null when none is to come.</returns>
    public async Task<DateTimeOffset?> AppearsAfterAsync(DateTimeOffset instant, CancellationToken cancel)
    {
        async Task<Known?> ReadAsync(CancellationToken cancel) => new(instant, await db.Posts.Scheduled(instant).MinAsync(post => post.PublishedAt, cancel));

        var known = await remembered.FindAsync(ReadAsync, cancel);
        if (known!.Tells(instant))
        {
            return known.At;
        }

        // Its time has come; or this page was begun before the one for which it was read, and nothing has changed.
        if (known.At <= instant)
        {
            memory.Forget();
        }

        return (await ReadAsync(cancel))!.At;
    }

    /// <param name="After">What was asked: which is the first after this.</param>
    /// <param name="At">The answer.</param>
    public sealed record Known(DateTimeOffset After, DateTimeOffset? At)
    {
        /// <summary>Whether it is the answer for another instant as well. Not for an earlier one: there may be a post between the two.</summary>
        public bool Tells(DateTimeOffset instant) => After <= instant && !(At <= instant);
    }
}
