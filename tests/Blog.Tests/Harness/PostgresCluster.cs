using System.Diagnostics;
using Npgsql;

namespace Blog.Tests;

/// <summary>A PostgreSQL of our own for one run: a scratch folder, a free port of the loopback, gone at the end.</summary>
public sealed class PostgresCluster
{
    private static readonly string? Binaries = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(Directory.Exists).Order().LastOrDefault()
        : null;

    private static readonly Lazy<Task<PostgresCluster>> Started = new(StartAsync);

    private readonly string folder;
    private readonly int port;
    private readonly Lazy<NpgsqlDataSource> control;

    private PostgresCluster(string folder, int port)
    {
        this.folder = folder;
        this.port = port;
        control = new(() => NpgsqlDataSource.Create(ConnectionString("postgres")));
    }

    /// <summary>Why there is no PostgreSQL to test on; null when there is one.</summary>
    public static string? Missing => Binaries is null ? "PostgreSQL is not installed." : null;

    /// <summary>The cluster of this run, started by whoever asks first.</summary>
    public static Task<PostgresCluster> OfThisRunAsync() => Started.Value;

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "blog", Database = database, MaxPoolSize = 10 }.ConnectionString;

    /// <summary>Runs one statement that belongs to the cluster and not to a database.</summary>
    public async Task ExecuteAsync(string statement)
    {
        await using var command = control.Value.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresCluster> StartAsync()
    {
        var folder = Scratch.Folder("postgres");
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "postgres", folder);
        }

        var cluster = new PostgresCluster(folder, Ports.Free());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Stop();
        await RunAsPostgresAsync("initdb", "-D", cluster.Data, "-U", "blog", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        // Nothing here needs to survive a loss of power.
        var settings = $"-p {cluster.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c max_connections=200";
        await RunAsPostgresAsync("pg_ctl", "start", "-w", "-D", cluster.Data, "-l", Path.Combine(folder, "log"), "-o", settings);
        return cluster;
    }

    private string Data => Path.Combine(folder, "data");

    private void Stop()
    {
        RunAsPostgresAsync("pg_ctl", "stop", "-m", "immediate", "-D", Data).GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private static Task RunAsPostgresAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries ?? throw new InvalidOperationException(Missing), program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Not to our own output: the server would inherit it and hold it open.
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
