using Blog.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Accounts;

/// <summary>The way out, from the button in the menu.</summary>
[Authorize]
public sealed class SignOutModel(SignInManager<Author> session) : PageModel
{
    /// <summary>A link cannot sign anybody out; it shows the page with the button.</summary>
    public IActionResult OnGet() => Redirect("/account");

    public async Task<IActionResult> OnPostAsync()
    {
        await session.SignOutAsync();
        return new SeeOther("/");
    }
}
