using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Comments;

/// <summary>
/// Where the letter to a new address leads: whoever reads letters there says that they may come, or has the address erased. Nothing happens by
/// opening it, as mail programs open every link.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class AddressModel(CommentPasses passes, ReplyAddress address) : PageModel
{
    public string Email { get; private set; } = "";

    public bool IsConfirmed { get; private set; }

    public bool IsErased { get; private set; }

    public async Task<IActionResult> OnGetAsync(string pass, CancellationToken cancel) =>
        await passes.FindAsync(comment => CommentPasses.Address(comment.Email), pass, cancel) is { Email.Length: > 0 } comment ? Show(comment) : NotFound();

    public async Task<IActionResult> OnPostAsync(string pass, string? @do, CancellationToken cancel)
    {
        switch (@do)
        {
            case "confirm":
                return await address.ConfirmAsync(pass, cancel) is { } comment ? Show(comment) : NotFound();
            case "erase":
                IsErased = await address.EraseAsync(pass, cancel);
                return IsErased ? Page() : NotFound();
            default:
                return await OnGetAsync(pass, cancel);
        }
    }

    private PageResult Show(Comment comment)
    {
        (Email, IsConfirmed) = (comment.Email, comment.EmailConfirmedAt is not null);
        return Page();
    }
}
