using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Blog.Data.Demo;
using Blog.Posts;
using Microsoft.Data.Sqlite;

namespace Blog.Benchmarks;

/// <summary>The site as a host runs it: published, compiled ahead of time, filled by the verb <c>demo</c>, on one core.</summary>
internal sealed class PublishedSite : IDisposable
{
    /// <summary>As many comments as a post that is much talked about has.</summary>
    public const int Many = 100;

    private const int MostLooks = 60;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    private readonly Func<Process> serve;
    private Process process;

    private PublishedSite(Func<Process> serve, Process process, Uri address, Filled filled, TimeSpan untilFirstPage)
    {
        (this.serve, this.process) = (serve, process);
        Address = address;
        Busy = $"/posts/{filled.Busy}";
        Quiet = $"/posts/{filled.Quiet}";
        UntilFirstPage = untilFirstPage;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
    }

    public Uri Address { get; }

    /// <summary>The address of the post with the comments.</summary>
    public string Busy { get; }

    /// <summary>The address of a post without any.</summary>
    public string Quiet { get; }

    /// <summary>The address of the only author.</summary>
    public static string Author => new PublicAuthor(1, DemoVerb.OwnerName).Address;

    /// <summary>From the start of the process to the home page.</summary>
    public TimeSpan UntilFirstPage { get; }

    public HttpClient Http { get; }

    public ProcessCost Cost => ProcessCost.Of(process.Id);

    /// <summary>Publishes the program into <paramref name="folder"/>, once for all sites.</summary>
    public static Task PublishAsync(string folder, CancellationToken cancel) =>
        Shell.RunAsync(core: null, "dotnet", ["publish", Project(), "--configuration", "Release", "--output", folder], cancel);

    /// <summary>A new site of that many posts, one of them with comments, of the program in <paramref name="program"/>.</summary>
    public static async Task<PublishedSite> StartAsync(string program, string data, int posts, int comments, CancellationToken cancel, params string[] settings) =>
        await StartAsync(program, data, await FillAsync(program, data, posts, comments, cancel), cancel, settings);

    /// <summary>
    /// The same, but only the posts that are measured find out which others they resemble: for all of very many that takes hours, in which the process would
    /// be charged for more than the pages that it makes.
    /// </summary>
    public static async Task<PublishedSite> StartSettledAsync(string program, string data, int posts, int comments, CancellationToken cancel)
    {
        var filled = await FillAsync(program, data, posts, comments, cancel);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "blog.db")}; Pooling=False");
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = """DELETE FROM "RelatedChanges" WHERE "PostId" NOT IN (SELECT "Id" FROM "Posts" WHERE "Slug" IN (@busy, @quiet))""";
        command.Parameters.AddWithValue("@busy", filled.Busy);
        command.Parameters.AddWithValue("@quiet", filled.Quiet);
        await command.ExecuteNonQueryAsync(cancel);
        return await StartAsync(program, data, filled, cancel);
    }

    private static async Task<Filled> FillAsync(string program, string data, int posts, int comments, CancellationToken cancel)
    {
        var said = await Shell.RunAsync(
            core: null, "dotnet", [Path.Combine(program, "Blog.dll"), "demo", "--posts", $"{posts}", "--comments-on-busy", $"{comments}", "--Blog:DataDirectory", data], cancel);
        return new Filled(Named(said, "Busy post: "), Named(said, "Quiet post: "));
    }

    private static async Task<PublishedSite> StartAsync(string program, string data, Filled filled, CancellationToken cancel, params string[] settings)
    {
        var blog = Path.Combine(program, "Blog.dll");
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var clock = Stopwatch.StartNew();
        Process Serve() => Shell.Serve("dotnet", program, [blog, "--urls", address.AbsoluteUri, "--Blog:DataDirectory", data, "--Logging:LogLevel:Default", "Error", .. settings]);
        var process = Serve();
        await AnswersAsync(process, address, cancel);
        var site = new PublishedSite(Serve, process, address, filled, clock.Elapsed);
        await site.SettleAsync(cancel);
        return site;
    }

    /// <summary>Ends it as a service manager does, and starts it again.</summary>
    /// <returns>From the start of the process to the home page.</returns>
    public async Task<TimeSpan> RestartAsync(CancellationToken cancel)
    {
        await Shell.RunAsync(core: null, "kill", ["-TERM", $"{process.Id}"], cancel);
        await process.WaitForExitAsync(cancel);
        process.Dispose();
        var clock = Stopwatch.StartNew();
        process = serve();
        await AnswersAsync(process, Address, cancel);
        return clock.Elapsed;
    }

    public void Dispose()
    {
        Http.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    // New posts find out in the background which of the others they resemble, cards are drawn, the index is put together.
    private async Task SettleAsync(CancellationToken cancel)
    {
        var before = TimeSpan.Zero;
        for (var looks = 0; looks < MostLooks && Cost.Cpu - before > BetweenLooks / 50; looks++)
        {
            before = Cost.Cpu;
            await Task.Delay(BetweenLooks, cancel);
        }
    }

    private static async Task AnswersAsync(Process process, Uri address, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (!process.HasExited)
        {
            try
            {
                (await http.GetAsync("/", cancel)).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException exception) when (exception.StatusCode is null)
            {
                await Task.Delay(5, cancel);
            }
        }

        throw new InvalidOperationException("The site has ended instead of answering.");
    }

    private static string Named(string said, string label) =>
        said.Split('\n').Single(line => line.StartsWith(label, StringComparison.Ordinal))[label.Length..].Trim();

    private static string Project([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../src/Blog"));

    internal static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>The slugs of two posts that the verb has named.</summary>
    private sealed record Filled(string Busy, string Quiet);
}
