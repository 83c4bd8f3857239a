using Blog.Comments.Replies;
using Blog.Data;
using Blog.Hosting.Limits;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Keys;

/// <summary>Sends a private link by e-mail, to whoever is on its page. The address is used for this one letter.</summary>
[IgnoreAntiforgeryToken]
public sealed class LinkLetterModel(BlogDbContext db, CommentKeys keys, ReplyLetters letters, VisitorLimits limits) : PageModel
{
    public string Key { get; private set; } = "";

    public string Letter { get; private set; } = "";

    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        Key = key;
        return await FindAsync(key, cancel) is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, string? letter, CancellationToken cancel)
    {
        (Key, Letter) = (key, PlainText.Line(letter));
        if (await FindAsync(key, cancel) is not { } id)
        {
            return NotFound();
        }

        if (EmailAddress.MistakeIn(Letter) is { } mistake)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            ModelState.AddModelError("letter", mistake);
        }
        else if (limits.Letter(HttpContext) is { IsAllowed: false } pace)
        {
            pace.Refuse(Response);
            ModelState.AddModelError("", CommentTexts.TooMany);
        }
        else
        {
            await letters.SendLinkAsync(id, key, Letter, cancel);
            IsSent = true;
        }

        return Page();
    }

    private async Task<int?> FindAsync(string key, CancellationToken cancel) =>
        await db.Comments.WithKey(await keys.HashAsync(key, cancel)).Select(comment => (int?)comment.Id).SingleOrDefaultAsync(cancel);
}
