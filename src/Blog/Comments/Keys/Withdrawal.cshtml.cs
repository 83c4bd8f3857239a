using Blog.Data;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Keys;

/// <summary>Asks once more, then erases a comment for whoever wrote it.</summary>
[IgnoreAntiforgeryToken]
public sealed class WithdrawalModel(BlogDbContext db, CommentKeys keys, CommentOwnership ownership) : PageModel
{
    public string Html { get; private set; } = "";

    public string Back { get; private set; } = "";

    public bool HasReplies { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        var found = await db.Comments.WithKey(await keys.HashAsync(key, cancel))
            .Select(comment => new { comment.Html, comment.State, HasReplies = db.Comments.Approved().Any(reply => reply.ParentId == comment.Id) })
            .SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return NotFound();
        }

        // Whoever wrote the words knows them: nothing is folded here.
        (Html, HasReplies, Back) = (found.Html, found.HasReplies, CommentUrl.ToPrivatePage(key));
        return found.State == CommentState.Withdrawn ? new SeeOther(Back) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel) =>
        await ownership.WithdrawAsync(key, cancel) is CommentOwnership.Change.Done ? new SeeOther(CommentUrl.ToPrivatePage(key)) : NotFound();
}
