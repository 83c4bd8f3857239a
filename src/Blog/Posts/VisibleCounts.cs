using Blog.Data;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>A topic, and how many posts readers find under it.</summary>
public sealed record CountedTopic(string Name, string Slug, int Posts);

/// <summary>A month of the site's calendar, and how many posts readers find in it.</summary>
public sealed record CountedMonth(int Year, int Month, int Posts);

/// <summary>How many posts readers may see: the kept numbers without what is still scheduled. Costs the same however many posts there are.</summary>
internal static class VisibleCounts
{
    public static async Task<int> CountPublishedAsync(this BlogDbContext db, DateTimeOffset now, CancellationToken cancel) =>
        await db.ArchiveMonths.SumAsync(month => month.Posts, cancel) - await db.Posts.Scheduled(now).CountAsync(cancel);

    public static async Task<int> CountPublishedAsync(this BlogDbContext db, Tag tag, DateTimeOffset now, CancellationToken cancel) =>
        tag.Posts - await db.PostTags.Where(link => link.TagId == tag.Id).Scheduled(now).CountAsync(cancel);

    public static async Task<int> CountPublishedAsync(this BlogDbContext db, PublicAuthor author, DateTimeOffset now, CancellationToken cancel) =>
        await db.AuthorMonths.Where(month => month.AuthorId == author.Id).SumAsync(month => month.Posts, cancel)
        - await db.Posts.Where(post => post.AuthorId == author.Id).Scheduled(now).CountAsync(cancel);

    /// <summary>Newest first; only months that have something for readers.</summary>
    public static Task<IReadOnlyList<CountedMonth>> MonthsAsync(this BlogDbContext db, CurrentSite site, DateTimeOffset now, CancellationToken cancel) =>
        MonthsAsync(db.ArchiveMonths, db.Posts.Scheduled(now).Select(post => post.PublishedAt!.Value), site, cancel);

    /// <inheritdoc cref="MonthsAsync(BlogDbContext, CurrentSite, DateTimeOffset, CancellationToken)"/>
    public static Task<IReadOnlyList<CountedMonth>> MonthsAsync(this BlogDbContext db, PublicAuthor author, CurrentSite site, DateTimeOffset now, CancellationToken cancel) =>
        MonthsAsync(
            db.AuthorMonths.Where(month => month.AuthorId == author.Id),
            db.Posts.Where(post => post.AuthorId == author.Id).Scheduled(now).Select(post => post.PublishedAt!.Value),
            site,
            cancel);

    /// <inheritdoc cref="MonthsAsync(BlogDbContext, CurrentSite, DateTimeOffset, CancellationToken)"/>
    public static Task<IReadOnlyList<CountedMonth>> MonthsAsync(this BlogDbContext db, Tag tag, CurrentSite site, DateTimeOffset now, CancellationToken cancel) =>
        MonthsAsync(
            db.TagMonths.Where(month => month.TagId == tag.Id),
            db.PostTags.Where(link => link.TagId == tag.Id).Scheduled(now).Select(link => link.PublishedAt!.Value),
            site,
            cancel);

    private static async Task<IReadOnlyList<CountedMonth>> MonthsAsync<TMonth>(IQueryable<TMonth> months, IQueryable<DateTimeOffset> scheduled, CurrentSite site, CancellationToken cancel)
        where TMonth : KeptMonth
    {
        var kept = await months.OrderByDescending(month => month.Year).ThenByDescending(month => month.Month)
            .Select(month => new CountedMonth(month.Year, month.Month, month.Posts)).ToListAsync(cancel);
        var coming = (await scheduled.ToListAsync(cancel)).Select(site.ToLocal).CountBy(at => (at.Year, at.Month)).ToDictionary();
        return [.. kept.Select(month => month with { Posts = month.Posts - coming.GetValueOrDefault((month.Year, month.Month)) }).Where(month => month.Posts > 0)];
    }

    /// <summary>Those that have the most posts, the fullest first.</summary>
    public static async Task<IReadOnlyList<CountedTopic>> TopicsAsync(this BlogDbContext db, int most, DateTimeOffset now, CancellationToken cancel)
    {
        // Not by a join, of which SQLite begins at the other end: with all tags of all posts.
        var coming = db.Posts.Scheduled(now).Select(post => post.Id);
        var scheduled = await db.PostTags.Where(link => coming.Contains(link.PostId)).GroupBy(link => link.TagId)
            .Select(links => new { Tag = links.Key, Posts = links.Count() }).ToDictionaryAsync(tag => tag.Tag, tag => tag.Posts, cancel);
        // So many more that enough are left when all of those have nothing else.
        var fullest = await db.Tags.AsNoTracking().Where(tag => tag.Posts > 0).OrderByDescending(tag => tag.Posts).ThenBy(tag => tag.Id)
            .Take(most + scheduled.Count).ToListAsync(cancel);
        return [.. fullest.Select(tag => new CountedTopic(tag.Name, tag.Slug, tag.Posts - scheduled.GetValueOrDefault(tag.Id)))
            .Where(topic => topic.Posts > 0).OrderByDescending(topic => topic.Posts).Take(most)];
    }
}
