using System.Security.Claims;
using Blog.Hosting.Limits;
using Blog.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Accounts;

/// <summary>The way in. Whatever was wrong, there is one answer: it tells nobody which addresses have an account.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class SignInModel(Passwords passwords, VisitorLimits limits, SignInManager<Author> session) : PageModel
{
    public const string Address = "/account/sign-in";

    public sealed class Input
    {
        public string? Email { get; init; }

        public string? Password { get; init; }

        public bool Stay { get; init; }
    }

    public Input Form { get; private set; } = new();

    /// <summary>What to do about the error; the error itself is the form's.</summary>
    public string Advice { get; private set; } = "";

    /// <summary>True for somebody who has just chosen a new password.</summary>
    public bool HasNewPassword { get; private set; }

    /// <summary>The page that asked for the sign-in; kept through wrong tries.</summary>
    public string? ReturnUrl { get; private set; }

    /// <summary>What was typed into a form of an ended session.</summary>
    public CarriedForm Carried { get; private set; } = CarriedForm.None;

    /// <summary>True when the carried form can be sent again.</summary>
    public bool IsBack { get; private set; }

    public IActionResult OnGet(string? returnUrl, bool changed)
    {
        (ReturnUrl, HasNewPassword) = (returnUrl, changed);
        return User.IsSignedIn() ? Redirect(Destination()) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Input input, string? returnUrl, CancellationToken cancel)
    {
        (Form, ReturnUrl, Carried) = (input, returnUrl, CarriedForm.In(Request.Form));
        if (limits.SignIn(HttpContext) is { IsAllowed: false } pace)
        {
            pace.Refuse(Response);
            return Refuse("That was quick", "Wait a minute, then sign in again; your e-mail is kept.");
        }

        if (await passwords.FindAsync(PlainText.Line(input.Email), input.Password ?? "", cancel) is not { } author)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Refuse("That e-mail and password don’t go together", $"Check both and try again. {Passwords.PauseSaid}.");
        }

        await session.SignInAsync(author, input.Stay);
        return Carried.IsThere ? GoOn(await session.CreateUserPrincipalAsync(author)) : new SeeOther(Destination());
    }

    /// <summary>A form of the admin area whose session has ended comes here as it was sent. In the meantime its author may have signed in elsewhere.</summary>
    public IActionResult OnPostCarry(string? returnUrl)
    {
        (ReturnUrl, Carried) = (returnUrl, CarriedForm.Of(Request.Form));
        return User.IsSignedIn() ? GoOn(User) : Page();
    }

    // The token of the form is for whoever is signed in from now on.
    private PageResult GoOn(ClaimsPrincipal user)
    {
        HttpContext.User = user;
        IsBack = true;
        return Page();
    }

    private PageResult Refuse(string error, string advice)
    {
        ModelState.AddModelError("", error);
        Advice = advice;
        return Page();
    }

    // Only a place on this site: a link to the sign-in must not be a link to somewhere else.
    public string Destination() => Url.IsLocalUrl(ReturnUrl) ? UriHelper.Encode(new Uri(ReturnUrl, UriKind.Relative)) : "/admin";
}
