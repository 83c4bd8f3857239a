using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>The parts of a series, from the first to the last.</summary>
public sealed class SeriesModel(BlogDbContext db, Shown shown, TimeProvider time) : PageModel
{
    public const int PageSize = 20;

    public Series Series { get; private set; } = null!;

    public Slice<PostLine> Parts { get; private set; } = null!;

    /// <summary>The number of the first part on this page.</summary>
    public int First => ((Parts.Number - 1) * PageSize) + 1;

    public Paging Paging => new(Address, Parts.Number, Parts.HasMore, PostTexts.EarlierParts, PostTexts.LaterParts);

    public string Address(int number) => PostUrl.ToSeries(Series.Slug) + (number == 1 ? "" : $"/page/{number}");

    public async Task<IActionResult> OnGetAsync(string slug, int? number, CancellationToken cancel)
    {
        shown.Stream();
        var found = await db.Series.AsNoTracking().SingleOrDefaultAsync(series => series.Slug == slug, cancel);
        if (found is null)
        {
            return NotFound();
        }

        Series = found;
        if (number is < 2)
        {
            return RedirectPermanentPreserveMethod(Address(1));
        }

        Parts = await db.SeriesParts.Where(part => part.SeriesId == found.Id).Published(time.GetUtcNow()).InOrder()
            .Select(part => part.Post).AsLines().SliceAsync(number ?? 1, PageSize, cancel);
        var isKnown = Parts.Items.Count > 0 || (found.WasPublic && !Parts.IsBeyondEnd);
        return isKnown ? Page() : NotFound();
    }
}
