using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Blog.Tests;

/// <summary>A Redis of one test's own on the loopback, without a file; it can be taken away and brought back.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly int port = Ports.Free();
    private Process? process;

    private RedisServer()
    {
    }

    /// <summary>Why there is no Redis to test with; null when there is one.</summary>
    public static string? Missing => FindProgram() is null ? "Redis is not installed." : null;

    /// <summary>What <c>Blog:Redis</c> is set to.</summary>
    public string Address => $"127.0.0.1:{port}";

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.ComeBackAsync();
        return server;
    }

    public async Task ComeBackAsync()
    {
        var program = FindProgram() ?? throw new InvalidOperationException(Missing);
        string[] arguments = ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no"];
        process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() });
        _ = process!.StandardOutput.ReadToEndAsync();
        for (var tries = 0; !await IsThereAsync(); tries++)
        {
            Assert.True(tries < 200, "Redis did not start.");
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>At once, as by a loss of power.</summary>
    public async Task GoAwayAsync()
    {
        if (process is { } running)
        {
            running.Kill();
            await running.WaitForExitAsync();
            running.Dispose();
            process = null;
        }
    }

    public async ValueTask DisposeAsync() => await GoAwayAsync();

    private async Task<bool> IsThereAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string? FindProgram() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists);
}

/// <summary>A test that needs Redis: skipped with the reason where there is none, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = Needs.OrFail(RedisServer.Missing ?? PostgresCluster.Missing);
    }
}
