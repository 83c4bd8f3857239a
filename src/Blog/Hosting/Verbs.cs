using System.CommandLine;
using Blog.Accounts;
using Blog.Data;
using Blog.Data.Demo;

namespace Blog.Hosting;

/// <summary>What the program can be told to do on the command line. Without a verb it serves the site.</summary>
internal static class Verbs
{
    /// <summary>The host's own options, which belong to no section.</summary>
    private static readonly string[] HostOptions = ["--urls", "--environment", "--contentRoot", "--http_ports", "--https_ports", "--AllowedHosts"];

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
        var asked = root.Parse(args);
        if (asked.CommandResult.Command != root && asked.UnmatchedTokens.FirstOrDefault(IsNoSetting) is { } unknown)
        {
            throw new StartupException($"There is no option \"{unknown}\"; --help lists them.");
        }

        return asked.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    // A verb does not guess what a mistyped option was to be.
    private static bool IsNoSetting(string token) =>
        token.StartsWith("--", StringComparison.Ordinal) && token.Split('=')[0] is var name && !name.Contains(':') && !HostOptions.Contains(name);

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
