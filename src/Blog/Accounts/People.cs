using Blog.Data;
using Blog.Metadata.Cards;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>Somebody who is to sign in here, as typed.</summary>
public sealed record NewPerson(string? Name, string? Email, string? Password);

/// <summary>What became of a <see cref="NewPerson"/>.</summary>
public abstract record Joining
{
    private Joining()
    {
    }

    public sealed record Done(Author Author) : Joining;

    public sealed record Refused(IReadOnlyList<Mistake> Mistakes) : Joining;
}

/// <summary>Lets people in: checks what they are called and gives them a role.</summary>
public sealed class People(BlogDbContext db, UserManager<Author> users, CardBell cards, TimeProvider time)
{
    public async Task<Joining> AddAsync(NewPerson person, string role, CancellationToken cancel)
    {
        var (name, email) = (PlainText.Line(person.Name), PlainText.Line(person.Email));
        var author = new Author { Name = name, Email = email, UserName = email, EmailConfirmed = true, CreatedAt = time.GetUtcNow() };
        var mistakes = await CheckAsync(author, person.Password);
        if (mistakes.Count > 0)
        {
            return new Joining.Refused(mistakes);
        }

        var roleId = await db.Roles.Where(known => known.Name == role).Select(known => known.Id).SingleAsync(cancel);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        try
        {
            var created = await users.CreateAsync(author, person.Password ?? "");
            if (!created.Succeeded)
            {
                return new Joining.Refused(created.ToMistakes());
            }
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return new Joining.Refused([PeopleRules.Taken]);
        }

        db.UserRoles.Add(new IdentityUserRole<int> { UserId = author.Id, RoleId = roleId });
        await db.SaveChangesAsync(cancel);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancel);
        }

        return new Joining.Done(author);
    }

    /// <summary>Changes what somebody is called, what readers are told of them, and the e-mail address; empty when it is done. A new address signs other devices out.</summary>
    public async Task<IReadOnlyList<Mistake>> ChangeAsync(Author author, string? name, string? about, string? email)
    {
        var (newName, newAbout, newEmail) = (PlainText.Line(name), PlainText.Line(about), PlainText.Line(email));
        var mistakes = PeopleRules.Check(newName, newEmail);
        if (newAbout.Length > Author.AboutLength)
        {
            mistakes.Add(new Mistake("about", $"This is too long: {Author.AboutLength} characters are the most"));
        }

        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var isNewAddress = newEmail != author.Email;
        (author.Name, author.About, author.Email, author.UserName) = (newName, newAbout, newEmail, newEmail);
        try
        {
            var changed = isNewAddress ? await users.UpdateSecurityStampAsync(author) : await users.UpdateAsync(author);
            cards.RingForAll();
            return changed.ToMistakes();
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return [PeopleRules.Taken];
        }
    }

    private async Task<IReadOnlyList<Mistake>> CheckAsync(Author author, string? password)
    {
        var mistakes = PeopleRules.Check(author.Name, author.Email ?? "");
        foreach (var validator in users.PasswordValidators)
        {
            mistakes.AddRange((await validator.ValidateAsync(users, author, password)).ToMistakes());
        }

        return mistakes;
    }
}
