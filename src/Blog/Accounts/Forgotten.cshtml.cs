using Blog.Hosting.Limits;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Accounts;

/// <summary>For those who have lost their password: a letter with a link, or the same words and no letter.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ForgottenModel(PasswordLetters letters, VisitorLimits limits) : PageModel
{
    public string Email { get; private set; } = "";

    public bool IsAsked { get; private set; }

    public void OnGet()
    {
    }

    public void OnPost(string? email)
    {
        Email = PlainText.Line(email);
        if (limits.Letter(HttpContext) is { IsAllowed: false } pace)
        {
            pace.Refuse(Response);
            ModelState.AddModelError("", "That was quick. Wait a minute, then send it again; your e-mail is kept.");
        }
        else if (EmailAddress.MistakeIn(Email) is { } mistake)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            ModelState.AddModelError("email", mistake);
        }
        else
        {
            letters.AskFor(Email);
            IsAsked = true;
        }
    }
}
