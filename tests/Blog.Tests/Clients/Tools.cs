using System.Diagnostics;

namespace Blog.Tests.Clients;

/// <summary>Programs of others that read what we write; <c>tests/run</c> fetches them.</summary>
internal static class Tools
{
    private static readonly string? Packages = FindPackages();

    /// <summary>Why a test with a program of the system is skipped; null when it runs.</summary>
    public static string? Missing(string program) =>
        Needs.OrFail(File.Exists($"/usr/bin/{program}") ? null : $"{program} is not installed; tests/run fetches it.");

    /// <summary>The same for scripts with packages of npm.</summary>
    public static string? MissingPackages => Needs.OrFail(
        File.Exists("/usr/bin/node") && Packages is not null && Directory.Exists(Path.Combine(Packages, "feedsmith")) ? null : "Node or its packages are not installed; tests/run fetches them.");

    /// <summary>What a script prints. It finds the packages as if it lay beside them.</summary>
    public static async Task<string> RunScriptAsync(string script, params string[] arguments)
    {
        var (code, output) = await RunAsync("node", Path.GetDirectoryName(Packages ?? throw new InvalidOperationException(MissingPackages))!, script, ["--input-type=module", "-", .. arguments]);
        Assert.True(code == 0, output);
        return output;
    }

    public static async Task<(int Code, string Output)> RunAsync(string program, string folder, string input, params string[] arguments)
    {
        var cancel = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            // Some want a place of their own.
            Environment = { ["HOME"] = folder },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel) + await error;
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, output);
    }

    private static string? FindPackages()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var packages = Path.Combine(folder.FullName, "tests", ".tools", "node_modules");
            if (Directory.Exists(packages))
            {
                return packages;
            }
        }

        return null;
    }
}
