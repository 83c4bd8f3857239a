using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Comments.Replies;

/// <summary>
/// Where the letters to an address lead: whoever reads there says that they may come, or no more of them, or has the address erased. Nothing
/// happens by opening it, as mail programs open every link.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class AddressModel(ReplyAddress address) : PageModel
{
    public string Email { get; private set; } = "";

    public bool IsConfirmed { get; private set; }

    public bool IsStopped { get; private set; }

    public bool IsErased { get; private set; }

    public async Task<IActionResult> OnGetAsync(string pass, CancellationToken cancel) =>
        Show(await address.FindAsync(pass, cancel));

    /// <param name="pass">The proof.</param>
    /// <param name="do">The button that was pressed here.</param>
    /// <param name="oneClick">What a mail program sends instead (RFC 8058).</param>
    /// <param name="cancel">Ends it when the visitor has gone.</param>
    public async Task<IActionResult> OnPostAsync(string pass, string? @do, [FromForm(Name = "List-Unsubscribe")] string? oneClick, CancellationToken cancel)
    {
        switch (oneClick == "One-Click" ? "stop" : @do)
        {
            case "confirm":
                return Show(await address.ConfirmAsync(pass, cancel));
            case "stop":
                IsStopped = true;
                return Show(await address.StopAsync(pass, cancel));
            case "erase":
                IsErased = await address.EraseAsync(pass, cancel);
                return IsErased ? Page() : NotFound();
            default:
                return await OnGetAsync(pass, cancel);
        }
    }

    private IActionResult Show(Comment? comment)
    {
        if (comment is null)
        {
            return NotFound();
        }

        (Email, IsConfirmed) = (comment.Email, comment.EmailConfirmedAt is not null);
        return Page();
    }
}
