using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Settings;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Posts;

/// <summary>Home: the newest posts, the very newest one large.</summary>
public sealed class IndexModel(BlogDbContext db, CurrentSite site, Shown shown, TimeProvider time) : PageModel
{
    public const int PageSize = 10;

    private const int TopicsShown = 12;

    private static readonly CompiledQuery<DateTimeOffset, int, int, PostLine> Newest = new((db, now, skipped, most) =>
        db.Posts.Published(now).NewestFirst().AsLines().Skip(skipped).Take(most));

    public Slice<PostLine> Posts { get; private set; } = null!;

    public IReadOnlyList<CountedTopic> Topics { get; private set; } = [];

    /// <summary>The number of the last page.</summary>
    public int Last { get; private set; }

    public PostLine? Latest => Posts is { Number: 1, Items: [var first, ..] } ? first : null;

    public IEnumerable<PostLine> Earlier => Posts.Items.Skip(Latest is null ? 0 : 1);

    public static string Address(int number) => number == 1 ? "/" : $"/page/{number}";

    public async Task<IActionResult> OnGetAsync(int? number, CancellationToken cancel)
    {
        if (number is < 2)
        {
            return RedirectPermanentPreserveMethod("/");
        }

        shown.Stream();
        var now = time.GetUtcNow();
        (Posts, Last) = number is { } further ? await FurtherAsync(further, now, cancel) : await FirstAsync(now, cancel);
        Topics = await db.TopicsAsync(TopicsShown, now, cancel);
        return Posts.IsBeyondEnd ? NotFound() : Page();
    }

    private async Task<(Slice<PostLine> Posts, int Last)> FirstAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var posts = await Newest.SliceAsync(db, now, 1, PageSize, cancel);
        return (posts, Paging.Pages(await db.CountPublishedAsync(now, cancel), PageSize));
    }

    private async Task<(Slice<PostLine> Posts, int Last)> FurtherAsync(int page, DateTimeOffset now, CancellationToken cancel)
    {
        var months = await db.MonthsAsync(site, now, cancel);
        var posts = months.PlaceOfPage(page, PageSize, site, now) is { } place
            ? Slices.Of(await Newest.Execute(db, place.At, place.After, PageSize + 1).ToListAsync(cancel), page, PageSize)
            : Slices.None<PostLine>(page);
        return (posts, Paging.Pages(months.Sum(month => month.Posts), PageSize));
    }
}
