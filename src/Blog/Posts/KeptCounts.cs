using Blog.Data;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Blog.Posts;

/// <summary>
/// What a save changes in the numbers of posts by month, author and topic. Added to the stored numbers rather than written over them, so that
/// two who publish in the same moment are both counted.
/// </summary>
internal sealed class KeptCounts
{
    private readonly List<Change<Post>> posts = [];
    private readonly List<Change<PostTag>> links = [];
    private readonly HashSet<int> changedTags = [];
    private bool calendarChanged;

    private KeptCounts()
    {
    }

    /// <summary>The statement that adds to one month of a list.</summary>
    private delegate FormattableString Adding(int of, int year, int month, int change);

    public bool AreUnchanged => posts.Count == 0 && links.Count == 0 && !calendarChanged;

    /// <summary>To be asked before the save.</summary>
    public static KeptCounts ChangedBy(ChangeTracker tracker)
    {
        var counts = new KeptCounts();
        foreach (var post in tracker.Entries<Post>())
        {
            Note(counts.posts, post, post.Property(one => one.BinnedAt).OriginalValue is null ? post.Property(one => one.PublishedAt).OriginalValue : null, post.Entity.ListedAt);
        }

        foreach (var link in tracker.Entries<PostTag>())
        {
            Note(counts.links, link, link.Property(one => one.PublishedAt).OriginalValue, link.Entity.PublishedAt);
        }

        foreach (var tag in tracker.Entries<Tag>())
        {
            if (tag.State == EntityState.Added)
            {
                tag.Property(one => one.Posts).CurrentValue = counts.links.Where(link => link.Of.Tag == tag.Entity).Sum(link => link.By);
            }
            else if (tag.State == EntityState.Modified)
            {
                counts.changedTags.Add(tag.Entity.Id);
            }
        }

        counts.calendarChanged = tracker.Entries<SiteSettings>().Any(settings => settings.State == EntityState.Modified && settings.Property(one => one.TimeZone).IsModified);
        return counts;
    }

    /// <summary>
    /// Before the save, in the same transaction: the tags, those too of which the save changes something else. In one order everywhere, so that of two who
    /// publish under the same tags the second waits, and holds nothing then that the first could be waiting for. The calendar before all: the months are
    /// counted anew where it changes, and nobody may be adding to them meanwhile.
    /// </summary>
    public async Task WriteTagsAsync(BlogDbContext db, CancellationToken cancel)
    {
        if (posts.Count > 0 || links.Count > 0)
        {
            await db.HoldCalendarAsync(cancel);
        }

        var added = db.ChangeTracker.Entries<Tag>().Where(tag => tag.State == EntityState.Added).Select(tag => tag.Entity).ToHashSet();
        var changes = links.Where(link => !added.Contains(link.Of.Tag)).GroupBy(link => link.Of.TagId, link => link.By).ToDictionary(tag => tag.Key, tag => tag.Sum());
        foreach (var id in changes.Keys.Union(changedTags).Order())
        {
            await AddToTagAsync(db, id, changes.GetValueOrDefault(id), cancel);
        }
    }

    /// <summary>After the save, in the same transaction: the months, of what has a number by then.</summary>
    public async Task WriteMonthsAsync(BlogDbContext db, CancellationToken cancel)
    {
        if (calendarChanged)
        {
            await RecountAsync(db, cancel);
            return;
        }

        // A comment that is saved, say, needs no calendar.
        if (AreUnchanged)
        {
            return;
        }

        var zone = await ZoneAsync(db, cancel);
        await AddAsync(db, OfAll, InMonths(posts, _ => 0, zone), cancel);
        await AddAsync(db, OfAuthor, InMonths(posts, post => post.AuthorId, zone), cancel);
        await AddAsync(db, OfTag, InMonths(links, link => link.TagId, zone), cancel);
    }

    /// <summary>Counts the posts of a database from before there were such numbers.</summary>
    public static async Task CatchUpAsync(BlogDbContext db, CancellationToken cancel)
    {
        // The numbers that came last: where they are, all are.
        if (await db.AuthorMonths.AnyAsync(cancel) || !await db.Posts.Listed().AnyAsync(cancel))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await RecountAsync(db, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Lets nobody change the posts of these tags until the transaction ends.</summary>
    public static async Task HoldAsync(BlogDbContext db, IEnumerable<int> tags, CancellationToken cancel)
    {
        await db.HoldCalendarAsync(cancel);
        foreach (var id in tags.Order())
        {
            await AddToTagAsync(db, id, change: 0, cancel);
        }
    }

    /// <summary>Counts the posts of one tag, after a statement has changed which they are; see <see cref="HoldAsync"/>.</summary>
    public static async Task RecountAsync(BlogDbContext db, Tag tag, CancellationToken cancel)
    {
        await db.TagMonths.Where(month => month.TagId == tag.Id).ExecuteDeleteAsync(cancel);
        await RecountAsync(db, db.Tags.Where(one => one.Id == tag.Id), db.PostTags.Where(link => link.TagId == tag.Id), await ZoneAsync(db, cancel), cancel);
    }

    private static async Task RecountAsync(BlogDbContext db, CancellationToken cancel)
    {
        await HoldAsync(db, await db.Tags.Select(tag => tag.Id).ToListAsync(cancel), cancel);
        // They stay where they are empty: the address of a year that was there does not die.
        await db.ArchiveMonths.ExecuteUpdateAsync(set => set.SetProperty(month => month.Posts, 0), cancel);
        await db.AuthorMonths.ExecuteDeleteAsync(cancel);
        await db.TagMonths.ExecuteDeleteAsync(cancel);
        var zone = await ZoneAsync(db, cancel);
        await AddAsync(db, OfAll, await CountAsync(db.Posts.Listed().Select(post => new Entry(0, post.PublishedAt!.Value)), zone, cancel), cancel);
        await AddAsync(db, OfAuthor, await CountAsync(db.Posts.Listed().Select(post => new Entry(post.AuthorId, post.PublishedAt!.Value)), zone, cancel), cancel);
        await RecountAsync(db, db.Tags, db.PostTags, zone, cancel);
    }

    private static async Task RecountAsync(BlogDbContext db, IQueryable<Tag> tags, IQueryable<PostTag> links, TimeZoneInfo zone, CancellationToken cancel)
    {
        var listed = links.Listed();
        await tags.ExecuteUpdateAsync(set => set.SetProperty(tag => tag.Posts, tag => listed.Count(link => link.TagId == tag.Id)), cancel);
        await AddAsync(db, OfTag, await CountAsync(listed.Select(link => new Entry(link.TagId, link.PublishedAt!.Value)), zone, cancel), cancel);
    }

    private static void Note<T>(List<Change<T>> changes, EntityEntry<T> entry, DateTimeOffset? before, DateTimeOffset? after)
        where T : class
    {
        before = entry.State == EntityState.Added ? null : before;
        after = entry.State == EntityState.Deleted ? null : after;
        if (before == after)
        {
            return;
        }

        if (before is { } from)
        {
            changes.Add(new(entry.Entity, from, -1));
        }

        if (after is { } to)
        {
            changes.Add(new(entry.Entity, to, 1));
        }
    }

    private static Dictionary<Place, int> InMonths<T>(List<Change<T>> changes, Func<T, int> list, TimeZoneInfo zone) =>
        changes.GroupBy(change => Place.Of(new(list(change.Of), change.At), zone), change => change.By).ToDictionary(month => month.Key, month => month.Sum());

    private static async Task<Dictionary<Place, int>> CountAsync(IQueryable<Entry> posts, TimeZoneInfo zone, CancellationToken cancel)
    {
        var months = new Dictionary<Place, int>();
        await foreach (var post in posts.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var month = Place.Of(post, zone);
            months[month] = months.GetValueOrDefault(month) + 1;
        }

        return months;
    }

    private static async Task AddAsync(BlogDbContext db, Adding adding, Dictionary<Place, int> changes, CancellationToken cancel)
    {
        foreach (var (month, change) in changes.Where(month => month.Value != 0).OrderBy(month => month.Key.List).ThenBy(month => month.Key.Year).ThenBy(month => month.Key.Month))
        {
            await db.Database.ExecuteSqlAsync(adding(month.List, month.Year, month.Month, change), cancel);
        }
    }

    private static Task<int> AddToTagAsync(BlogDbContext db, int tag, int change, CancellationToken cancel) =>
        db.Tags.Where(one => one.Id == tag).ExecuteUpdateAsync(set => set.SetProperty(one => one.Posts, one => one.Posts + change), cancel);

    private static FormattableString OfAll(int of, int year, int month, int change) =>
        $"""
         INSERT INTO "ArchiveMonths" ("Year", "Month", "Posts") VALUES ({year}, {month}, {change})
         ON CONFLICT ("Year", "Month") DO UPDATE SET "Posts" = "ArchiveMonths"."Posts" + excluded."Posts"
         """;

    private static FormattableString OfAuthor(int of, int year, int month, int change) =>
        $"""
         INSERT INTO "AuthorMonths" ("AuthorId", "Year", "Month", "Posts") VALUES ({of}, {year}, {month}, {change})
         ON CONFLICT ("AuthorId", "Year", "Month") DO UPDATE SET "Posts" = "AuthorMonths"."Posts" + excluded."Posts"
         """;

    private static FormattableString OfTag(int of, int year, int month, int change) =>
        $"""
         INSERT INTO "TagMonths" ("TagId", "Year", "Month", "Posts") VALUES ({of}, {year}, {month}, {change})
         ON CONFLICT ("TagId", "Year", "Month") DO UPDATE SET "Posts" = "TagMonths"."Posts" + excluded."Posts"
         """;

    private static async Task<TimeZoneInfo> ZoneAsync(BlogDbContext db, CancellationToken cancel) =>
        TimeZoneInfo.FindSystemTimeZoneById(await db.Settings.Select(settings => settings.TimeZone).SingleOrDefaultAsync(cancel) ?? "UTC");

    /// <param name="Of">What is counted; what it belongs to may have its number only after the save.</param>
    /// <param name="At">When it is listed.</param>
    /// <param name="By">1 when it comes, -1 when it goes.</param>
    private readonly record struct Change<T>(T Of, DateTimeOffset At, int By);

    /// <param name="List">The number of the author or the tag whose list it is in.</param>
    /// <param name="At">When.</param>
    private readonly record struct Entry(int List, DateTimeOffset At);

    /// <summary>A month of a list.</summary>
    private readonly record struct Place(int List, int Year, int Month)
    {
        public static Place Of(Entry post, TimeZoneInfo zone)
        {
            var local = TimeZoneInfo.ConvertTime(post.At, zone);
            return new(post.List, local.Year, local.Month);
        }
    }
}
