using Blog.Data;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>Checks passwords and counts the tries: after five wrong ones an account pauses, whoever tries and however many at once.</summary>
public sealed class Passwords(BlogDbContext db, UserManager<Author> users, NobodysPassword nobody, TimeProvider time)
{
    public const int Tries = 5;

    /// <summary>What OWASP asks of PBKDF2 with SHA-512.</summary>
    public const int Iterations = 210_000;

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary><see cref="Tries"/> and <see cref="Pause"/>, for whoever was wrong.</summary>
    public const string PauseSaid = "After five tries there is a pause of ten minutes";

    /// <summary>A "no" leaves on the next of these, so that the time does not tell whether a try was written down.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    /// <summary>The account that both belong to; null when they do not go together, for whatever reason.</summary>
    public async Task<Author?> FindAsync(string email, string password, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        var author = email.Length <= EmailAddress.MaxLength ? await users.FindByEmailAsync(email) : null;
        if (author is not null)
        {
            return await IsRightAsync(author, password, cancel) ? author : await RefuseAsync(start, cancel);
        }

        nobody.Matches(Bounded(password));
        return await RefuseAsync(start, cancel);
    }

    /// <summary>True for the password of <paramref name="author"/>, unless the account pauses.</summary>
    public async Task<bool> IsRightAsync(Author author, string password, CancellationToken cancel)
    {
        // The try is taken before the password is looked at: of a hundred guesses sent at once, five are looked at.
        var mayTry = await TakeTryAsync(author.Id, cancel);
        var isRight = await users.CheckPasswordAsync(author, Bounded(password));
        if (!mayTry || !isRight)
        {
            return false;
        }

        await ForgiveAsync(author, cancel);
        return true;
    }

    /// <summary>Sets the password of somebody who has shown the present one; signs other devices out. Empty when it is done.</summary>
    public async Task<IReadOnlyList<Mistake>> ChangeAsync(Author author, string present, string wanted) =>
        (await users.ChangePasswordAsync(author, present, wanted)).ToMistakes();

    /// <summary>What <see cref="ResetAsync"/> asks for: good for an hour, until the password changes.</summary>
    public Task<string> MakeTokenAsync(Author author) => users.GeneratePasswordResetTokenAsync(author);

    public Task<bool> IsGoodAsync(Author author, string token) =>
        users.VerifyUserTokenAsync(author, users.Options.Tokens.PasswordResetTokenProvider, UserManager<Author>.ResetPasswordTokenPurpose, token);

    /// <summary>Sets the password of somebody who holds a good token, ends a pause, and signs out everywhere as soon as the session is looked at again (within a minute). Empty when it is done.</summary>
    public async Task<IReadOnlyList<Mistake>> ResetAsync(Author author, string token, string wanted, CancellationToken cancel)
    {
        var mistakes = (await users.ResetPasswordAsync(author, token, wanted)).ToMistakes();
        if (mistakes.Count == 0)
        {
            await ForgiveAsync(author, cancel);
        }

        return mistakes;
    }

    /// <summary>The verb <c>user reset-password</c>.</summary>
    public async Task<VerbAnswer> ReplaceAsync(string email, string wanted, CancellationToken cancel)
    {
        if (await users.FindByEmailAsync(email) is not { } author)
        {
            return new VerbAnswer(false, "Nobody here signs in with that e-mail address.");
        }

        var mistakes = await ResetAsync(author, await MakeTokenAsync(author), wanted, cancel);
        return mistakes.Count > 0
            ? new VerbAnswer(false, $"{mistakes[0].Message}.")
            : new VerbAnswer(true, $"{author.Name} has a new password and is signed out everywhere within a minute.");
    }

    /// <summary>Forgets the wrong tries and ends the pause.</summary>
    private async Task ForgiveAsync(Author author, CancellationToken cancel)
    {
        await db.Users.Where(user => user.Id == author.Id).ExecuteUpdateAsync(
            change => change.SetProperty(user => user.AccessFailedCount, 0).SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null), cancel);
        await db.Entry(author).ReloadAsync(cancel);
    }

    // Identity's own counting loses tries that come at the same time, and asks the system for the time.
    private async Task<bool> TakeTryAsync(int authorId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? end = now + Pause;
        return await db.Users
            .Where(user => user.Id == authorId && (user.LockoutEnd == null || user.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                change => change
                    .SetProperty(user => user.LockoutEnd, user => user.AccessFailedCount + 1 < Tries ? null : end)
                    .SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount + 1 < Tries ? user.AccessFailedCount + 1 : 0),
                cancel) == 1;
    }

    private static string Bounded(string password) => password.Length <= PasswordRule.MaxLength * 2 ? password : "";

    private async Task<Author?> RefuseAsync(long start, CancellationToken cancel)
    {
        var elapsed = time.GetElapsedTime(start);
        await Task.Delay(Beat - TimeSpan.FromTicks(elapsed.Ticks % Beat.Ticks), cancel);
        return null;
    }
}
