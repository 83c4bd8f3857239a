using System.Diagnostics;

namespace Blog.Tests;

/// <summary>The built program told to do something on the command line, as a host does it, on the data folder of a site.</summary>
public sealed record BlogVerb(int Code, string Output, string Error)
{
    /// <param name="folder">The data folder.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="arguments">The verb and its options.</param>
    public static async Task<BlogVerb> RunAsync(string folder, string input, params string[] arguments)
    {
        var cancel = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments, "--Blog:DataDirectory", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(cancel);
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new BlogVerb(process.ExitCode, (await output).TrimEnd(), (await error).TrimEnd());
    }
}
