using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Settings;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>The posts of one year by month, newest first.</summary>
public sealed class YearModel(BlogDbContext db, CurrentSite site, Shown shown, TimeProvider time) : PageModel
{
    public const int PageSize = 100;

    public int Year { get; private set; }

    /// <summary>Those of the whole year that have posts, newest first.</summary>
    public IReadOnlyList<CountedMonth> Months { get; private set; } = [];

    public Slice<DatedPost> Posts { get; private set; } = null!;

    /// <summary>The nearest years that have posts.</summary>
    public int? Before { get; private set; }

    public int? After { get; private set; }

    public int Count => Months.Sum(month => month.Posts);

    public IEnumerable<IGrouping<int, DatedPost>> ByMonth => Posts.Items.GroupBy(post => site.ToLocal(post.PublishedAt).Month);

    public string Address(int number) => PostUrl.ToYear(Year, number);

    public async Task<IActionResult> OnGetAsync(int year, int? number, CancellationToken cancel)
    {
        shown.Stream();
        Year = year;
        if (number is < 2)
        {
            return RedirectPermanentPreserveMethod(Address(1));
        }

        var now = time.GetUtcNow();
        var months = await db.MonthsAsync(site, now, cancel);
        Months = [.. months.Where(month => month.Year == year)];
        (Before, After) = (months.FirstOrDefault(month => month.Year < year)?.Year, months.LastOrDefault(month => month.Year > year)?.Year);
        Posts = await PostsAsync(number ?? 1, now, cancel);
        return Posts.Items.Count > 0 || (!Posts.IsBeyondEnd && await WasKnownAsync(year, cancel)) ? Page() : NotFound();
    }

    private async Task<Slice<DatedPost>> PostsAsync(int page, DateTimeOffset now, CancellationToken cancel)
    {
        var from = site.StartOf(Year, 1);
        return Months.PlaceOfPage(page, PageSize, site, now) is { } place
            ? await db.Posts.Published(place.At).Where(post => post.PublishedAt >= from).NewestFirst().AsDated().SliceAsync(page, PageSize, place.After, cancel)
            : Slices.None<DatedPost>(page);
    }

    // The address of a year whose posts are all gone must not die; one that has not come yet never lived.
    private async Task<bool> WasKnownAsync(int year, CancellationToken cancel) =>
        year <= site.Year && await db.ArchiveMonths.AnyAsync(month => month.Year == year, cancel);
}
