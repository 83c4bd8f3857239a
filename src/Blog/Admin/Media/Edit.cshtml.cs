using Blog.Data;
using Blog.Media;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Media;

/// <summary>One picture: what it shows, where it stands, and how to put it into a text.</summary>
public sealed class EditModel(BlogDbContext db, MediaKeeping keeping, TimeProvider time) : PageModel
{
    public MediaFile Picture { get; private set; } = null!;

    public string UploadedBy { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public IReadOnlyList<MediaUse> Uses { get; private set; } = [];

    /// <summary>As typed, or as it is.</summary>
    public string Description { get; private set; } = "";

    public bool MayChange { get; private set; }

    public Task<IActionResult> OnGetAsync(int id, CancellationToken cancel) => ShowAsync(id, typed: null, cancel);

    public async Task<IActionResult> OnPostAsync(int id, string? description, CancellationToken cancel)
    {
        var words = PlainText.Line(description);
        ModelState.Limit("description", words, MediaFile.DescriptionLength, "The description is too long");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(id, words, cancel);
        }

        if (await keeping.DescribeAsync(id, words, User, cancel) is null)
        {
            return NotFound();
        }

        Notice.Say(TempData, "Saved. Texts take it over when you insert the picture anew.");
        return new SeeOther($"/admin/media/{id}");
    }

    private async Task<IActionResult> ShowAsync(int id, string? typed, CancellationToken cancel)
    {
        if (await db.Media.AsNoTracking().Include(one => one.Author).SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } file)
        {
            return NotFound();
        }

        (Picture, UploadedBy, Description) = (file, file.Author?.Name ?? "somebody who no longer writes here", typed ?? file.Description);
        MayChange = await db.Media.ChangeableBy(User).AnyAsync(one => one.Id == id, cancel);
        Uses = await MediaUse.FindAsync(db, file, User, time.GetUtcNow(), cancel);
        return Page();
    }
}
