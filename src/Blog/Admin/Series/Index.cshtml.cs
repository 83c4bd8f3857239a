using Blog.Data;
using Blog.Posts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Series;

/// <summary>All series, the newest first.</summary>
public sealed class IndexModel(BlogDbContext db) : PageModel
{
    public const int PageSize = 50;

    /// <param name="Parts">As authors count: drafts too, but not what is in the bin.</param>
    public sealed record Row(int Id, string Name, string Slug, int Parts);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool IsFirstPage { get; private set; }

    /// <summary>The key of the last one here; null when there are no more.</summary>
    public int? Next { get; private set; }

    public async Task OnGetAsync(int? before, CancellationToken cancel)
    {
        IsFirstPage = before is null;
        var rows = await db.Series.Where(series => before == null || series.Id < before).OrderByDescending(series => series.Id).Take(PageSize + 1)
            .Select(series => new Row(series.Id, series.Name, series.Slug, db.SeriesParts.NotInBin().Count(part => part.SeriesId == series.Id))).ToListAsync(cancel);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Rows[^1].Id : null;
    }
}
