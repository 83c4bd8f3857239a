using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Accounts;

/// <summary>What one is called here.</summary>
[Authorize(Policies.Enter)]
public sealed class AccountModel(People people, Passwords passwords, UserManager<Author> users, SignInManager<Author> session) : PageModel
{
    public sealed class Input
    {
        public string? Author { get; init; }

        public string? About { get; init; }

        public string? Email { get; init; }

        public string? Current { get; init; }
    }

    public Input Form { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } author)
        {
            return Challenge();
        }

        Form = new Input { Author = author.Name, About = author.About, Email = author.Email };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Input input, CancellationToken cancel)
    {
        Form = input;
        if (await users.GetUserAsync(User) is not { } author)
        {
            return Challenge();
        }

        // The address is the key to the account: whoever sits down at an open screen must not be able to change it.
        if (PlainText.Line(input.Email) != author.Email && !await passwords.IsRightAsync(author, input.Current ?? "", cancel))
        {
            ModelState.AddModelError("current", PasswordModel.NotCurrent);
        }
        else
        {
            ModelState.Add(await people.ChangeAsync(author, input.Author, input.About, input.Email));
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await session.RefreshSignInAsync(author);
        Notice.Say(TempData, "Saved.");
        return new SeeOther("/account");
    }
}
