using Blog.Data;
using Blog.Posts;
using Blog.Posts.Tags;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Tags;

/// <summary>One tag: another name for it, or another tag in its place.</summary>
public sealed class EditModel(BlogDbContext db, TagKeeping keeping) : PageModel
{
    private const int Offered = 200;

    public Tag Tag { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string Into { get; private set; } = "";

    public FormMerge Merge { get; private set; } = new();

    /// <summary>Names for the field to offer, the most used ones.</summary>
    public IReadOnlyList<string> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel) => await ShowAsync(id, name: null, cancel);

    public async Task<IActionResult> OnPostAsync(int id, string? @do, string? name, string? into, string? opened, CancellationToken cancel)
    {
        (Into, Merge) = (PlainText.Line(into), new FormMerge(opened));
        var kept = @do == "merge" ? await keeping.MergeAsync(id, Into, cancel) : await keeping.RenameAsync(id, PlainText.Line(name), Merge, cancel);
        switch (kept)
        {
            case TagKept.Done(var tag):
                Notice.Say(TempData, @do == "merge" ? $"Merged. All its posts carry “{tag.Name}” now." : "Renamed.");
                return new SeeOther($"/admin/tags/{tag.Id}");
            case TagKept.Refused(var field, var reason):
                ModelState.AddModelError(field, reason);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await ShowAsync(id, @do == "merge" ? null : PlainText.Line(name), cancel);
            case TagKept.Stale:
                ModelState.Add(Merge);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await ShowAsync(id, PlainText.Line(name), cancel);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ShowAsync(int id, string? name, CancellationToken cancel)
    {
        if (await db.Tags.AsNoTracking().SingleOrDefaultAsync(tag => tag.Id == id, cancel) is not { } found)
        {
            return NotFound();
        }

        (Tag, Name) = (found, name ?? found.Name);
        Merge = name is null ? TagKeeping.Open(found) : Merge;
        Others = await db.Tags.Where(tag => tag.Id != id).OrderByDescending(tag => tag.Posts).ThenBy(tag => tag.Id).Take(Offered).Select(tag => tag.Name).ToListAsync(cancel);
        return Page();
    }
}
