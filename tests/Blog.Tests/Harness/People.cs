using Blog.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Blog.Tests;

/// <summary>Somebody with an account on every site that is set up.</summary>
/// <param name="Id">The key in the database.</param>
/// <param name="Name">The name under posts.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
public sealed record Person(int Id, string Name, string Role)
{
    /// <summary>Making one is slow on purpose; tests need no protection.</summary>
    public const int PasswordIterations = 1;

    public string FirstName => Author.FirstName(Name);

    public string Email => $"{FirstName.ToLowerInvariant()}@example.org";

    public string Password => $"{FirstName} sets the long table";

    internal Author ToAuthor(DateTimeOffset now)
    {
        var author = new Author
        {
            Name = Name,
            UserName = Email,
            NormalizedUserName = Email.ToUpperInvariant(),
            Email = Email,
            NormalizedEmail = Email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = $"stamp of {Name}",
            CreatedAt = now,
        };
        author.PasswordHash = new PasswordHasher<Author>(Options.Create(new PasswordHasherOptions { IterationCount = PasswordIterations }))
            .HashPassword(author, Password);
        return author;
    }
}

/// <summary>The one cast of all tests. Ines runs the site, Edda edits it, Otto writes, Mo looks after the comments; Rosa and Tariq are readers without an account.</summary>
public static class People
{
    public static readonly Person Ines = new(1, "Ines Prado", Roles.Owner);
    public static readonly Person Edda = new(2, "Edda Lind", Roles.Editor);
    public static readonly Person Otto = new(3, "Otto Brandt", Roles.Author);
    public static readonly Person Mo = new(4, "Mo Achebe", Roles.Moderator);

    public static readonly IReadOnlyList<Person> All = [Ines, Edda, Otto, Mo];

    public const string Rosa = "Rosa";
    public const string Tariq = "Tariq";
}
