using Blog.Data;
using Blog.Media;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Media;

/// <summary>Asks before a picture is thrown away, and says where it would be missing.</summary>
public sealed class DeleteModel(BlogDbContext db, MediaKeeping keeping, TimeProvider time) : PageModel
{
    public int Id { get; private set; }

    public string Name { get; private set; } = "";

    public int Uses { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        if (await db.Media.AsNoTracking().ChangeableBy(User).SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } file)
        {
            return NotFound();
        }

        (Id, Name) = (id, file.Name);
        Uses = (await MediaUse.FindAsync(db, file, User, time.GetUtcNow(), cancel)).Count;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancel)
    {
        if (!await keeping.DeleteAsync(id, User, cancel))
        {
            return NotFound();
        }

        Notice.Say(TempData, "Deleted for good.");
        return new SeeOther("/admin/media");
    }
}
