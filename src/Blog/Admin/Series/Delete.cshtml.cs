using Blog.Data;
using Blog.Posts;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Series;

/// <summary>Says what it means, then dissolves a series; its posts stay.</summary>
public sealed class DeleteModel(BlogDbContext db, SeriesKeeping keeping) : PageModel
{
    public int Id { get; private set; }

    public string Name { get; private set; } = "";

    public int Parts { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        var found = await db.Series.Where(series => series.Id == id).Select(series => new { series.Name, Parts = db.SeriesParts.Count(part => part.SeriesId == series.Id) }).SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return NotFound();
        }

        (Id, Name, Parts) = (id, found.Name, found.Parts);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancel)
    {
        if (await keeping.DeleteAsync(id, cancel) is not SeriesKept.Done(var series))
        {
            return NotFound();
        }

        Notice.Say(TempData, $"The series “{series.Name}” is gone. Its posts are all there.");
        return new SeeOther("/admin/series");
    }
}
