using Blog.Data;
using Blog.Shared;
using Blog.Shared.Forms;
using Blog.Snippets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Snippets;

/// <summary>Writes a snippet.</summary>
public sealed class EditModel(BlogDbContext db, SnippetKeeping keeping) : PageModel
{
    public int? Id { get; private set; }

    public SnippetInput Input { get; private set; } = new();

    public FormMerge Merge { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(int? id, CancellationToken cancel)
    {
        Id = id;
        if (id is null)
        {
            return Page();
        }

        if (await db.Snippets.Of(User).AsNoTracking().SingleOrDefaultAsync(snippet => snippet.Id == id, cancel) is not { } kept)
        {
            return NotFound();
        }

        Input = SnippetInput.Of(kept);
        Merge = SnippetText.Of(kept).Open();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int? id, SnippetInput input, CancellationToken cancel)
    {
        (Id, Input, Merge) = (id, input, SnippetText.Merge(input.Opened));
        if (input.Do == "delete" && id is { } known)
        {
            return await keeping.DeleteAsync(known, User, cancel) ? GoBack("Deleted.") : NotFound();
        }

        var text = input.ToText(ModelState);
        if (!ModelState.IsValid)
        {
            return ShowAgain();
        }

        switch (await keeping.SaveAsync(id, User, text, Merge, cancel))
        {
            case SnippetKept.Done:
                return GoBack("Saved.");
            case SnippetKept.Refused refused:
                ModelState.AddModelError(refused.Field, refused.Reason);
                return ShowAgain();
            case SnippetKept.Stale:
                ModelState.Add(Merge);
                return ShowAgain();
            default:
                return NotFound();
        }
    }

    private SeeOther GoBack(string sentence)
    {
        Notice.Say(TempData, sentence);
        return new SeeOther("/admin/snippets");
    }

    private PageResult ShowAgain()
    {
        Response.StatusCode = Merge.IsConflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
