using System.Threading.Channels;
using Blog.Data;
using Blog.Hosting;
using Blog.Mail;
using Blog.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>
/// Letters for those who have forgotten their password. Asked for in one place and looked up in another, so that the answer to the visitor
/// cannot depend on whether there is such an account, nor take longer.
/// </summary>
public sealed class PasswordLetters(IServiceScopeFactory scopes, BaseAddress address, MailBell bell, TimeProvider time, Opening opening, ILogger<PasswordLetters> log)
    : Worker(opening)
{
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromHours(1);

    /// <summary><see cref="LinkLifetime"/>, for whoever asks for a letter.</summary>
    public const string LinkLifetimeSaid = "one hour";

    /// <summary>Between two letters to one account: nobody's letter box is to be filled by somebody else.</summary>
    private static readonly TimeSpan BetweenLetters = TimeSpan.FromMinutes(5);

    private readonly Channel<string> asked = Channel.CreateBounded<string>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<int, DateTimeOffset> written = [];

    /// <summary>Sees to a letter if somebody here has that address; tells nobody.</summary>
    public void AskFor(string email) => asked.Writer.TryWrite(email);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        await foreach (var email in asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(email, stoppingToken);
            }
            catch (Exception exception) when (Outlives(exception, stoppingToken))
            {
                log.LogFailure(exception, "A letter about a forgotten password could not be written");
            }
        }
    }

    private async Task WriteAsync(string email, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var author = await scope.ServiceProvider.GetRequiredService<UserManager<Author>>().FindByEmailAsync(email);
        var now = time.GetUtcNow();
        if (author is null || (written.TryGetValue(author.Id, out var last) && now - last < BetweenLetters))
        {
            return;
        }

        var token = await scope.ServiceProvider.GetRequiredService<Passwords>().MakeTokenAsync(author);
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var siteName = await db.Settings.Select(settings => settings.Name).SingleAsync(cancel);
        var link = address.Of($"/account/new-password?who={author.Id}&token={Uri.EscapeDataString(token)}");
        db.OutgoingMails.Add(new OutgoingMail(author.Email!, $"A new password for {siteName}", Text(Author.FirstName(author.Name), siteName, link), now));
        await db.SaveChangesAsync(cancel);
        written[author.Id] = now;
        bell.Ring();
    }

    private static string Text(string firstName, string siteName, string link) =>
        $"""
        Dear {firstName},

        somebody has asked for a new password for your account at {siteName}. If it was you, choose one here within the hour:

        {link}

        If it was not you, there is nothing to do: your password stays as it is.
        """;
}
