using Blog.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Accounts;

/// <summary>The way in. Whatever was wrong, there is one answer: it tells nobody which addresses have an account.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class SignInModel(Passwords passwords, SignInManager<Author> session) : PageModel
{
    public sealed class Input
    {
        public string? Email { get; init; }

        public string? Password { get; init; }

        public bool Stay { get; init; }
    }

    public Input Form { get; private set; } = new();

    /// <summary>The page that asked for the sign-in; kept through wrong tries.</summary>
    public string? ReturnUrl { get; private set; }

    public IActionResult OnGet(string? returnUrl)
    {
        ReturnUrl = returnUrl;
        return User.IsSignedIn() ? Redirect(Destination()) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Input input, string? returnUrl, CancellationToken cancel)
    {
        (Form, ReturnUrl) = (input, returnUrl);
        if (await passwords.FindAsync(PlainText.Line(input.Email), input.Password ?? "", cancel) is not { } author)
        {
            ModelState.AddModelError("", "That e-mail and password don’t go together");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await session.SignInAsync(author, input.Stay);
        return Redirect(Destination());
    }

    // Only a place on this site: a link to the sign-in must not be a link to somewhere else.
    private string Destination() => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/admin";
}
