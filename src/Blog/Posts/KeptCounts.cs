using Blog.Data;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Blog.Posts;

/// <summary>
/// What a save changes in the numbers beside months and topics. Added to the stored numbers rather than written over them, so that
/// two who publish in the same moment are both counted.
/// </summary>
internal sealed class KeptCounts
{
    private readonly List<(DateTimeOffset At, int Change)> posts = [];
    private readonly List<(PostTag Link, int Change)> links = [];
    private bool calendarChanged;

    private KeptCounts()
    {
    }

    public bool AreUnchanged => posts.Count == 0 && links.Count == 0 && !calendarChanged;

    /// <summary>To be asked before the save, and written after it in the same transaction.</summary>
    public static KeptCounts ChangedBy(ChangeTracker tracker)
    {
        var counts = new KeptCounts();
        foreach (var post in tracker.Entries<Post>())
        {
            counts.NotePost(Before(post, post.Property(one => one.BinnedAt).OriginalValue is null ? post.Property(one => one.PublishedAt).OriginalValue : null), After(post, post.Entity.ListedAt));
        }

        foreach (var link in tracker.Entries<PostTag>())
        {
            counts.NoteLink(link.Entity, Before(link, link.Property(one => one.PublishedAt).OriginalValue), After(link, link.Entity.PublishedAt));
        }

        counts.calendarChanged = tracker.Entries<SiteSettings>().Any(settings => settings.State == EntityState.Modified && settings.Property(one => one.TimeZone).IsModified);
        return counts;
    }

    public async Task WriteAsync(BlogDbContext db, CancellationToken cancel)
    {
        if (calendarChanged)
        {
            await RecountAsync(db, cancel);
            return;
        }

        // In one order everywhere, so that no two writers wait for each other.
        foreach (var (id, change) in links.GroupBy(link => link.Link.TagId, link => link.Change).Select(tag => (tag.Key, tag.Sum())).OrderBy(tag => tag.Key))
        {
            await db.Tags.Where(tag => tag.Id == id).ExecuteUpdateAsync(set => set.SetProperty(tag => tag.Posts, tag => tag.Posts + change), cancel);
        }

        var zone = await ZoneAsync(db, cancel);
        await AddAsync(db, posts.GroupBy(post => MonthOf(post.At, zone), post => post.Change).ToDictionary(month => month.Key, month => month.Sum()), cancel);
    }

    /// <summary>Counts the posts of a database from before there were such numbers.</summary>
    public static async Task CatchUpAsync(BlogDbContext db, CancellationToken cancel)
    {
        if (await db.ArchiveMonths.AnyAsync(cancel) || !await db.Posts.Released().AnyAsync(cancel))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await RecountAsync(db, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task RecountAsync(BlogDbContext db, CancellationToken cancel)
    {
        await db.Tags.ExecuteUpdateAsync(set => set.SetProperty(tag => tag.Posts, tag => db.PostTags.Count(link => link.TagId == tag.Id && link.PublishedAt != null)), cancel);
        await db.ArchiveMonths.ExecuteDeleteAsync(cancel);
        var zone = await ZoneAsync(db, cancel);
        var months = new Dictionary<(int Year, int Month), int>();
        await foreach (var at in db.Posts.Released().Select(post => post.PublishedAt!.Value).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var month = MonthOf(at, zone);
            months[month] = months.GetValueOrDefault(month) + 1;
        }

        await AddAsync(db, months, cancel);
    }

    private static DateTimeOffset? Before(EntityEntry entry, DateTimeOffset? at) => entry.State == EntityState.Added ? null : at;

    private static DateTimeOffset? After(EntityEntry entry, DateTimeOffset? at) => entry.State == EntityState.Deleted ? null : at;

    private void NotePost(DateTimeOffset? before, DateTimeOffset? after)
    {
        if (before == after)
        {
            return;
        }

        if (before is { } from)
        {
            posts.Add((from, -1));
        }

        if (after is { } to)
        {
            posts.Add((to, 1));
        }
    }

    private void NoteLink(PostTag link, DateTimeOffset? before, DateTimeOffset? after)
    {
        if (before is null != after is null)
        {
            links.Add((link, after is null ? -1 : 1));
        }
    }

    private static async Task AddAsync(BlogDbContext db, Dictionary<(int Year, int Month), int> changes, CancellationToken cancel)
    {
        foreach (var ((year, month), change) in changes.Where(month => month.Value != 0).OrderBy(month => month.Key))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "ArchiveMonths" ("Year", "Month", "Posts") VALUES ({year}, {month}, {change})
                 ON CONFLICT ("Year", "Month") DO UPDATE SET "Posts" = "ArchiveMonths"."Posts" + excluded."Posts"
                 """,
                cancel);
        }
    }

    private static (int Year, int Month) MonthOf(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return (local.Year, local.Month);
    }

    private static async Task<TimeZoneInfo> ZoneAsync(BlogDbContext db, CancellationToken cancel) =>
        TimeZoneInfo.FindSystemTimeZoneById(await db.Settings.Select(settings => settings.TimeZone).SingleOrDefaultAsync(cancel) ?? "UTC");
}
