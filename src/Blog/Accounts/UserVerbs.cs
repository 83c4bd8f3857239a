using System.CommandLine;
using Blog.Data;
using Blog.Hosting;

namespace Blog.Accounts;

/// <summary>What whoever holds the server can do for those who sign in: let the first one in, and help out who is locked out.</summary>
internal static class UserVerbs
{
    private static readonly Option<string?> Email = new("--email") { Description = "The address to sign in with." };
    private static readonly Option<string?> Name = new("--name") { Description = "The name shown with posts." };
    private static readonly Option<string?> Role = new("--role") { Description = "owner, editor, author or moderator. The first one is the owner." };
    private static readonly Option<string?> Site = new("--site") { Description = "The name of a blog that is not set up yet. Left out: its owner's name." };
    private static readonly Option<string?> Language = new("--language") { Description = "The language of a blog that is not set up yet. Left out: en." };
    private static readonly Option<string?> TimeZone = new("--time-zone") { Description = "The time zone of a blog that is not set up yet. Left out: the server's." };

    public static Command User(string[] args) => new("user", "Look after those who sign in.") { Add(args), ResetPassword(args) };

    private static Command Add(string[] args)
    {
        var add = new Command("add", "Let somebody in. The password comes from standard input, in one line.")
        {
            Email, Name, Role, Site, Language, TimeZone,
        };
        add.TreatUnmatchedTokensAsErrors = false;
        add.SetAction((asked, cancel) => RunAsync(args, services => services.GetRequiredService<UserAdding>().AddAsync(
            new UserToAdd(
                new NewPerson(asked.GetValue(Name), asked.GetValue(Email), ReadPassword()),
                asked.GetValue(Role),
                asked.GetValue(Site),
                asked.GetValue(Language),
                asked.GetValue(TimeZone)),
            cancel), cancel));
        return add;
    }

    private static Command ResetPassword(string[] args)
    {
        var reset = new Command("reset-password", "Give somebody a new password, end a pause, sign them out everywhere. The password comes from standard input, in one line.")
        {
            Email,
        };
        reset.TreatUnmatchedTokensAsErrors = false;
        reset.SetAction((asked, cancel) => asked.GetValue(Email) is { Length: > 0 } email
            ? RunAsync(args, services => services.GetRequiredService<Passwords>().ReplaceAsync(email, ReadPassword(), cancel), cancel)
            : throw new StartupException("Say whose it is, with --email."));
        return reset;
    }

    // Beside a server that is running, too: both write in short transactions and wait for each other.
    private static async Task<int> RunAsync(string[] args, Func<IServiceProvider, Task<VerbAnswer>> work, CancellationToken cancel)
    {
        await using var app = Application.Build(args);
        await app.Services.GetRequiredService<DatabaseStart>().PrepareAsync(cancel);
        await using var scope = app.Services.CreateAsyncScope();
        var answer = await work(scope.ServiceProvider);
        await (answer.IsDone ? Console.Out : Console.Error).WriteLineAsync(answer.Sentence);
        return answer.IsDone ? 0 : 1;
    }

    private static string ReadPassword()
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? "";
        }

        Console.Error.Write("Password: ");
        var typed = new Stack<char>();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.TryPop(out _);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Push(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return string.Concat(typed.Reverse());
    }
}

/// <summary>One line for the console, and whether the thing is done.</summary>
public sealed record VerbAnswer(bool IsDone, string Sentence);
