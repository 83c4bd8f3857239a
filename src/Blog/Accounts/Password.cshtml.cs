using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Accounts;

/// <summary>One's own password, for those who know the present one.</summary>
[Authorize(Policies.Enter)]
public sealed class PasswordModel(Passwords passwords, UserManager<Author> users, SignInManager<Author> session) : PageModel
{
    public const string NotCurrent = $"That isn’t your current password. {Passwords.PauseSaid}";

    public sealed class Input
    {
        public string? Current { get; init; }

        public string? Password { get; init; }
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(Input input, CancellationToken cancel)
    {
        if (await users.GetUserAsync(User) is not { } author)
        {
            return Challenge();
        }

        if (await passwords.IsRightAsync(author, input.Current ?? "", cancel))
        {
            ModelState.Add(await passwords.ChangeAsync(author, input.Current ?? "", input.Password ?? ""));
        }
        else
        {
            ModelState.AddModelError("current", NotCurrent);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await session.RefreshSignInAsync(author);
        Notice.Say(TempData, "Your password is changed. Other devices are signed out within a minute.");
        return new SeeOther("/account");
    }
}
