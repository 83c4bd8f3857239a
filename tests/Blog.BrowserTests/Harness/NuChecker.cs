using System.Diagnostics;
using Blog.Tests;

namespace Blog.BrowserTests;

/// <summary>The Nu HTML checker, which <c>tests/run</c> fetches.</summary>
internal static class NuChecker
{
    private static readonly string? Program = Find();

    /// <summary>Why pages are not checked; null when they are.</summary>
    public static string? Reason => Needs.OrFail(Program is null || !File.Exists("/usr/bin/java") ? "The HTML checker or Java is not installed; tests/run fetches them." : null);

    /// <summary>What it says of all files in a folder: nothing when they are right.</summary>
    public static async Task<string> CheckAsync(string folder)
    {
        var start = new ProcessStartInfo("java", ["-Xss2m", "-jar", Program ?? throw new InvalidOperationException(Reason), "--skip-non-html", folder])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("java did not start.");
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var program = Path.Combine(folder.FullName, "tests", ".tools", "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
            if (File.Exists(program))
            {
                return program;
            }
        }

        return null;
    }
}
