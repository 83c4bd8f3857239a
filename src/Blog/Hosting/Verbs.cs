using System.CommandLine;
using Blog.Accounts;
using Blog.Data;
using Blog.Data.Demo;

namespace Blog.Hosting;

/// <summary>What the program can be told to do on the command line. Without a verb it serves the site.</summary>
internal static class Verbs
{
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("A blog for words that matter. Without a verb: serve the site.")
        {
            // What is left over belongs to the host: --urls, --environment, --Blog:DataDirectory ...
            TreatUnmatchedTokensAsErrors = false,
        };
        root.SetAction((_, cancel) => LooksLikeVerb(args)
            ? throw new StartupException($"There is no verb \"{args[0]}\"; --help lists them.")
            : Application.ServeAsync(args, cancel));
        root.Subcommands.Add(Migrate(args));
        root.Subcommands.Add(UserVerbs.User(args));
        root.Subcommands.Add(DemoVerb.Demo(args));
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    // The host's own words begin with a dash or a slash, or are a setting with its value.
    private static bool LooksLikeVerb(string[] args) => args is [[not ('-' or '/'), ..] first, ..] && !first.Contains('=');

    private static Command Migrate(string[] args)
    {
        var migrate = new Command("migrate", "Bring the database to the state this version needs.") { TreatUnmatchedTokensAsErrors = false };
        migrate.SetAction(async (_, cancel) =>
        {
            await using var app = Application.Build(args);
            await app.Services.GetRequiredService<DatabaseStart>().MigrateAsync(cancel);
            Console.WriteLine("The database is up to date.");
            return 0;
        });
        return migrate;
    }
}
