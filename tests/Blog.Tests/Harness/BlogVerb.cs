using System.Diagnostics;

namespace Blog.Tests;

/// <summary>The built program told to do something on the command line, as a host does it, on the data folder of a site.</summary>
/// <param name="Processor">Time it kept a processor busy: unlike the clock on the wall it does not depend on what else runs.</param>
public sealed record BlogVerb(int Code, string Output, string Error, TimeSpan Processor)
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
        var processor = await WatchAsync(process, cancel);
        return new BlogVerb(process.ExitCode, (await output).TrimEnd(), (await error).TrimEnd(), processor);
    }

    // The system forgets the figure the moment the process ends.
    private static async Task<TimeSpan> WatchAsync(Process process, CancellationToken cancel)
    {
        var processor = TimeSpan.Zero;
        while (!process.HasExited)
        {
            try
            {
                process.Refresh();
                processor = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
        }

        await process.WaitForExitAsync(cancel);
        return processor;
    }
}
