using System.Diagnostics;

namespace Blog.Benchmarks;

/// <summary>Other programs, each on the core that it is given, so that who asks takes nothing from who answers.</summary>
internal static class Shell
{
    public const int ServerCore = 0;

    public const int ClientCore = 1;

    /// <summary>Starts a program that serves until it is disposed of.</summary>
    public static Process Serve(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("taskset", ["-c", $"{ServerCore}", program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Runs a program to its end, on <paramref name="core"/> or on all, and returns what it says.</summary>
    /// <exception cref="InvalidOperationException">It fails; the message is what it says.</exception>
    public static async Task<string> RunAsync(int? core, string program, string[] arguments, CancellationToken cancel)
    {
        var start = core is null
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("taskset", ["-c", $"{core}", program, .. arguments]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}\n{await output}{await errors}");
    }
}
