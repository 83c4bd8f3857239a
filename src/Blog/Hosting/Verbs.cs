using System.CommandLine;
using Blog.Accounts;
using Blog.Data;
using Blog.Data.Demo;

namespace Blog.Hosting;

/// <summary>What the program can be told to do on the command line. Without a verb it serves the site.</summary>
internal static class Verbs
{
    /// <summary>What the framework can be told without a section, and the sections themselves: who starts the program for a test names them, too.</summary>
    private static readonly HashSet<string> OfTheHost = new(StringComparer.OrdinalIgnoreCase)
    {
        "urls", "http_ports", "https_ports", "preferHostingUrls", "AllowedHosts", "environment", "applicationName", "contentRoot", "webroot", "staticWebAssets", "startupAssembly",
        "hostingStartupAssemblies", "hostingStartupExcludeAssemblies", "preventHostingStartup", "captureStartupErrors", "detailedErrors", "suppressStatusMessages", "shutdownTimeoutSeconds",
        "https_port", "forwardedHeaders_enabled", BlogOptions.Section, "ConnectionStrings", "Kestrel", "Logging",
    };

    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("A blog for words that matter. Without a verb: serve the site.")
        {
            // What is left over belongs to the host: --urls, --environment, --Blog:DataDirectory ...
            TreatUnmatchedTokensAsErrors = false,
        };
        root.SetAction((_, cancel) => Application.ServeAsync(args, cancel));
        root.Subcommands.Add(Migrate(args));
        root.Subcommands.Add(UserVerbs.User(args));
        root.Subcommands.Add(DemoVerb.Demo(args));
        var asked = root.Parse(args);
        if (asked.CommandResult.Command == root && LooksLikeVerb(args))
        {
            throw new StartupException($"There is no verb \"{args[0]}\"; --help lists them.");
        }

        if (MistakeIn(asked.UnmatchedTokens) is { } mistake)
        {
            throw new StartupException(mistake);
        }

        return asked.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    // What is left over is for the configuration, which reads "--name value", "--name=value", both with a slash, and "name=value". It passes over what it
    // cannot use, and takes the next option for a value; we do not guess what was meant.
    private static string? MistakeIn(IReadOnlyList<string> left)
    {
        for (var at = 0; at < left.Count; at++)
        {
            var word = left[at];
            var hasValue = word.Contains('=');
            if (word is not ['-' or '/', ..] && !hasValue)
            {
                return $"There is no use for \"{word}\"; --help lists what can be said.";
            }

            var name = word.Split('=')[0].TrimStart('-', '/');
            if (!name.Contains(':') && !OfTheHost.Contains(name))
            {
                return $"There is no option \"{word}\"; --help lists them.";
            }

            if (!hasValue && (++at == left.Count || left[at].StartsWith("--", StringComparison.Ordinal)))
            {
                return $"The option {word} needs a value.";
            }
        }

        return null;
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
