using Blog.Data;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Keys;

/// <summary>Yes or no, by whoever wrote a comment, to the version that an author would publish.</summary>
[IgnoreAntiforgeryToken]
public sealed class ProposalAnswerModel(BlogDbContext db, CommentKeys keys, CommentOwnership ownership) : PageModel
{
    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel) =>
        await db.Comments.WithKey(await keys.HashAsync(key, cancel)).AnyAsync(cancel) ? new SeeOther(CommentUrl.ToPrivatePage(key)) : NotFound();

    public async Task<IActionResult> OnPostAsync(string key, string? @do, long version, CancellationToken cancel)
    {
        Back = CommentUrl.ToPrivatePage(key);
        if (@do is not ("accept" or "refuse"))
        {
            return await OnGetAsync(key, cancel);
        }

        switch (await ownership.AnswerProposalAsync(key, isAccepted: @do == "accept", version, cancel))
        {
            case CommentOwnership.Change.Done:
                return new SeeOther(Back);
            case CommentOwnership.Change.Overtaken:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                return NotFound();
        }
    }
}
