using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Identity;

namespace Blog.Accounts;

/// <summary>What a person may be called here, and Identity's refusals in our words.</summary>
public static class PeopleRules
{
    public static readonly Mistake Taken = new("email", "Somebody here has that e-mail address already");

    /// <param name="name">Already one line of plain text.</param>
    /// <param name="email">Already one line of plain text.</param>
    public static List<Mistake> Check(string name, string email)
    {
        var mistakes = new List<Mistake>();
        if (name.Length is 0 or > Author.NameLength)
        {
            mistakes.Add(new("author", name.Length == 0
                ? "Write your name; it is shown with your posts"
                : $"The name can have up to {Author.NameLength} characters"));
        }

        if (EmailAddress.MistakeIn(email) is { } mistake)
        {
            mistakes.Add(new("email", mistake));
        }

        return mistakes;
    }

    public static IReadOnlyList<Mistake> ToMistakes(this IdentityResult result) =>
        [.. result.Errors.Select(error => error.Code switch
        {
            nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => Taken,
            nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => new("email", SharedTexts.EmailRule),
            nameof(IdentityErrorDescriber.ConcurrencyFailure) => new("", "This account was changed just now, by another window or the owner; try again"),
            _ => new Mistake("password", error.Description),
        }).Distinct()];
}
