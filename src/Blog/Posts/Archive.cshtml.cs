using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Settings;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>Everything by year: the newest years with their posts, as many as fit on a page, earlier ones with their months.</summary>
public sealed class ArchiveModel(BlogDbContext db, CurrentSite site, Shown shown, TimeProvider time) : PageModel
{
    private const int MostPosts = 100;

    /// <param name="Months">Newest first.</param>
    /// <param name="Posts">Newest first; null where the year has a page for them.</param>
    public sealed record Year(int Number, int Count, IReadOnlyList<CountedMonth> Months, IReadOnlyList<DatedPost>? Posts);

    public IReadOnlyList<Year> Years { get; private set; } = [];

    public int Count => Years.Sum(year => year.Count);

    public CountedMonth First => Years[^1].Months[^1];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        shown.Stream();
        var now = time.GetUtcNow();
        var years = (await db.MonthsAsync(site, now, cancel)).GroupBy(month => month.Year).Select(months => (Number: months.Key, Months: months.ToList())).ToList();
        var posts = await NewestAsync(years.SelectMany(year => year.Months), now, cancel);
        Years = [.. years.Select(year => new Year(year.Number, year.Months.Sum(month => month.Posts), year.Months, posts.GetValueOrDefault(year.Number)))];
    }

    private async Task<Dictionary<int, IReadOnlyList<DatedPost>>> NewestAsync(IEnumerable<CountedMonth> months, DateTimeOffset now, CancellationToken cancel)
    {
        var total = 0;
        var whole = months.GroupBy(month => month.Year).TakeWhile(year => (total += year.Sum(month => month.Posts)) <= MostPosts).Select(year => year.Key).ToList();
        if (whole is not [.., var oldest])
        {
            return [];
        }

        var from = site.StartOf(oldest, 1);
        var posts = await db.Posts.Published(now).Where(post => post.PublishedAt >= from).NewestFirst().Take(MostPosts).AsDated().ToListAsync(cancel);
        return posts.GroupBy(post => site.ToLocal(post.PublishedAt).Year).ToDictionary(year => year.Key, IReadOnlyList<DatedPost> (year) => [.. year]);
    }
}
