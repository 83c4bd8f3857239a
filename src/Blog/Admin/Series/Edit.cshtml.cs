using Blog.Data;
using Blog.Posts;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Series;

/// <summary>One series: its name, what it says of itself, and the order of its parts.</summary>
public sealed class EditModel(BlogDbContext db, SeriesKeeping keeping, TimeProvider time) : PageModel
{
    /// <summary>More are ordered by their number, in the editor.</summary>
    private const int MostParts = 500;

    public sealed record Part(int Id, string Title, PostState State);

    public int Id { get; private set; }

    /// <summary>The name as it is stored.</summary>
    public string Saved { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    public FormMerge Merge { get; private set; } = new();

    public IReadOnlyList<Part> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel) => await ShowAsync(id, typed: null, cancel);

    public async Task<IActionResult> OnPostAsync(int id, string? name, string? description, string? opened, int? up, int? down, CancellationToken cancel)
    {
        Merge = new FormMerge(opened);
        var typed = (Name: PlainText.Line(name), Description: PlainText.Line(description));
        var kept = (up ?? down) is { } part
            ? await keeping.MoveAsync(id, part, up is null ? 1 : -1, cancel)
            : await keeping.DescribeAsync(id, typed.Name, typed.Description, Merge, cancel);
        switch (kept)
        {
            case SeriesKept.Done when (up ?? down) is { } moved:
                return new SeeOther($"/admin/series/{id}#p{moved}");
            case SeriesKept.Done:
                Notice.Say(TempData, "Saved.");
                return new SeeOther($"/admin/series/{id}");
            case SeriesKept.Refused(var field, var reason):
                ModelState.AddModelError(field, reason);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await ShowAsync(id, typed, cancel);
            case SeriesKept.Stale:
                ModelState.Add(Merge);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await ShowAsync(id, typed, cancel);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ShowAsync(int id, (string Name, string Description)? typed, CancellationToken cancel)
    {
        if (await db.Series.AsNoTracking().SingleOrDefaultAsync(series => series.Id == id, cancel) is not { } found)
        {
            return NotFound();
        }

        (Id, Saved, Slug) = (id, found.Name, found.Slug);
        (Name, Description) = typed ?? (found.Name, found.Description);
        Merge = typed is null ? SeriesKeeping.Open(found) : Merge;
        var now = time.GetUtcNow();
        Parts = await db.SeriesParts.NotInBin().Where(part => part.SeriesId == id).InOrder().Take(MostParts).Select(part => part.Post).AsWritten()
            .Select(one => new Part(one.Post.Id, WrittenPost.NameOf(one.Title), PostStates.At(now, one.Post.BinnedAt, one.Post.PublishedAt))).ToListAsync(cancel);
        return Page();
    }
}
