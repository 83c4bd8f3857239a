using System.Collections.Concurrent;
using System.Diagnostics;

namespace Blog.Tests;

/// <summary>The built program as a process of its own, for what only a process can do: refuse to start, or die.</summary>
public sealed class BlogProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;
    private readonly Task output;
    private readonly ConcurrentQueue<string> lines = new();

    private BlogProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        errors = process.StandardError.ReadToEndAsync();
        output = ListenAsync();
    }

    public Uri Address { get; }

    public static BlogProcess Start(string dataFolder, params string[] settings) => StartAt(FreeAddress(), dataFolder, settings);

    /// <summary>At an address that is known, as after a crash.</summary>
    public static BlogProcess StartAt(Uri address, string dataFolder, params string[] settings) => Start(address, [], [], dataFolder, settings);

    /// <summary>With variables in its environment, as of another machine.</summary>
    public static BlogProcess StartWith(Dictionary<string, string> environment, string dataFolder) => Start(FreeAddress(), [], environment, dataFolder, []);

    /// <summary>Bound by the rights of files also where the tests are run as root, who is not.</summary>
    public static BlogProcess StartBoundByRights(string dataFolder) =>
        Start(FreeAddress(), Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] : [], [], dataFolder, []);

    private static Uri FreeAddress() => new($"http://localhost:{Ports.Free()}");

    /// <param name="by">The program that starts it, if another one does.</param>
    private static BlogProcess Start(Uri address, string[] by, Dictionary<string, string> environment, string dataFolder, string[] settings)
    {
        string[] command = [.. by, "dotnet", Path.Combine(AppContext.BaseDirectory, "Blog.dll"), "--urls", address.AbsoluteUri, "--Blog:DataDirectory", dataFolder, .. settings];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new BlogProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."), address);
    }

    /// <summary>Waits until it answers.</summary>
    public async Task<HttpClient> ReadyAsync()
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(100))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"It has ended: {await errors}");
            }

            try
            {
                using var alive = await http.GetAsync("/health/ready");
                return http;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new TimeoutException("It does not answer.");
    }

    /// <summary>What it says on the console about itself, once it has begun a line with these words.</summary>
    public async Task<string> SaysAsync(string words)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(100))
        {
            if (lines.FirstOrDefault(line => line.StartsWith(words, StringComparison.Ordinal)) is { } found)
            {
                return found[words.Length..].Trim();
            }
        }

        throw new TimeoutException($"It has not said \"{words}\".");
    }

    /// <summary>Waits for its end, and returns its exit code and all lines it left on the console.</summary>
    public async Task<(int ExitCode, string[] Lines)> EndedAsync()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await output;
        return (process.ExitCode, [.. lines, .. (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
    }

    /// <summary>As by <c>kill -9</c>: it learns nothing of it.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await output;
    }

    /// <summary>As a host's own service manager ends it, which waits until it has gone.</summary>
    public async Task StopAsync()
    {
        using var sent = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await output;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Length > 0)
            {
                lines.Enqueue(line);
            }
        }
    }
}
