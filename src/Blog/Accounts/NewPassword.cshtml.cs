using System.Globalization;
using Blog.Hosting.Addresses;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Accounts;

/// <summary>Where the link in the letter leads: choose a new password, once.</summary>
[IgnoreAntiforgeryToken]
[SecretAddress]
public sealed class NewPasswordModel(Passwords passwords, UserManager<Author> users, SignInManager<Author> session) : PageModel
{
    public sealed class Input
    {
        public int Who { get; init; }

        public string? Token { get; init; }

        public string? Password { get; init; }
    }

    public Input Form { get; private set; } = new();

    /// <summary>Whose link it is; null when it does not work any more.</summary>
    public Author? Author { get; private set; }

    public Task OnGetAsync(Input input) => FollowAsync(input);

    public async Task<IActionResult> OnPostAsync(Input input, CancellationToken cancel)
    {
        await FollowAsync(input);
        if (Author is null)
        {
            return Page();
        }

        var mistakes = await passwords.ResetAsync(Author, input.Token ?? "", input.Password ?? "", cancel);
        if (mistakes.Count > 0)
        {
            ModelState.Add(mistakes);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (User.IsSignedIn())
        {
            await session.SignOutAsync();
        }

        return new SeeOther("/account/sign-in?changed=true");
    }

    private async Task FollowAsync(Input input)
    {
        Form = input;
        var author = await users.FindByIdAsync(input.Who.ToString(CultureInfo.InvariantCulture));
        Author = author is not null && await passwords.IsGoodAsync(author, input.Token ?? "") ? author : null;
        if (Author is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }
    }
}
