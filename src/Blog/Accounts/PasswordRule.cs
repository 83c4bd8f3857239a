using Blog.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>Long, and not the first thing a stranger would try. Nothing about digits and signs: they make passwords harder to keep, not to guess.</summary>
internal sealed class PasswordRule(BlogDbContext db) : IPasswordValidator<Author>
{
    public const int MinLength = 12;

    /// <summary>More than anybody types; what is longer was sent to keep the server busy.</summary>
    public const int MaxLength = 256;

    public async Task<IdentityResult> ValidateAsync(UserManager<Author> manager, Author user, string? password)
    {
        var typed = password ?? "";
        var problem = typed.EnumerateRunes().Count() switch
        {
            < MinLength => $"The password needs at least {MinLength} characters",
            > MaxLength => $"The password can have up to {MaxLength} characters",
            _ when Is(user.Email) => "That is your e-mail address, the first thing a stranger would try; choose something else",
            _ when Is(await db.Settings.Select(settings => settings.Name).SingleOrDefaultAsync()) =>
                "That is the name of the blog, the first thing a stranger would try; choose something else",
            _ => null,
        };
        return problem is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = nameof(PasswordRule), Description = problem });

        bool Is(string? guess) => string.Equals(typed.Trim(), guess, StringComparison.OrdinalIgnoreCase);
    }
}
