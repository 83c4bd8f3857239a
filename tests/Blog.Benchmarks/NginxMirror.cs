using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace Blog.Benchmarks;

/// <summary>nginx on one core, with files that are the very bytes the site answers with, compressed before, and the site's headers.</summary>
internal sealed partial class NginxMirror : IDisposable
{
    // nginx has its own for files; those of the content it makes besides.
    private static readonly HashSet<string> OfNginx = new(StringComparer.OrdinalIgnoreCase) { "Date", "Server", "ETag", "Connection", "Transfer-Encoding", "Accept-Ranges" };

    private readonly Process process;

    private NginxMirror(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public ProcessCost Cost => ProcessCost.Of([process.Id, .. Workers()]);

    /// <param name="site">Where the pages come from.</param>
    /// <param name="paths">Their addresses, with queries.</param>
    /// <param name="folder">An empty one, for its files.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<NginxMirror> StartAsync(PublishedSite site, IReadOnlyList<string> paths, string folder, CancellationToken cancel)
    {
        var locations = new List<string>();
        for (var number = 0; number < paths.Count; number++)
        {
            using var answer = await site.Http.GetAsync(paths[number], cancel);
            var body = await answer.Content.ReadAsByteArrayAsync(cancel);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{number}"), body, cancel);
            await using (var file = File.Create(Path.Combine(folder, $"{number}.gz")))
            await using (var zip = new GZipStream(file, CompressionLevel.SmallestSize))
            {
                await zip.WriteAsync(body, cancel);
            }

            var type = answer.Content.Headers.ContentType?.ToString() ?? "text/html";
            var path = paths[number].Split('?')[0];
            var content = $"types {{ }} default_type \"{type}\"; {HeadersOf(answer)}";
            locations.Add(answer.StatusCode == HttpStatusCode.NotFound
                ? $"location = {path} {{ return 404; }} error_page 404 /{number}; location = /{number} {{ internal; {content} }}"
                : $"location = {path} {{ {content} try_files /{number} =500; }}");
        }

        var address = new Uri($"http://127.0.0.1:{PublishedSite.FreePort()}");
        var settings = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(settings, Settings(address, folder, locations), cancel);
        var process = Shell.Serve("nginx", folder, "-p", folder, "-c", settings, "-e", Path.Combine(folder, "errors"));
        await WaitAsync(address, cancel);
        return new NginxMirror(process, address);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static string HeadersOf(HttpResponseMessage answer) => string.Join(' ', answer.Headers.Where(header => !OfNginx.Contains(header.Key))
        .Select(header => $"add_header {header.Key} \"{MeansSomething().Replace(string.Join(", ", header.Value), @"\$0")}\" always;"));

    // In a quoted word of its settings.
    [GeneratedRegex(@"[\\""]")]
    private static partial Regex MeansSomething();

    // As its manual advises for files on a fast disk.
    private static string Settings(Uri address, string folder, IEnumerable<string> locations) =>
        $$"""
        daemon off;
        worker_processes 1;
        pid {{folder}}/pid;
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        events { worker_connections 1024; }
        http {
          access_log off;
          sendfile on;
          tcp_nopush on;
          keepalive_requests 1000000000;
          open_file_cache max=1000;
          gzip_static on;
          server_tokens off;
          server {
            listen {{address.Authority}};
            root {{folder}};
            {{string.Join('\n', locations)}}
          }
        }
        """;

    private static async Task WaitAsync(Uri address, CancellationToken cancel)
    {
        using var http = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(address, cancel);
                return;
            }
            catch (HttpRequestException) when (tries < 100)
            {
                await Task.Delay(20, cancel);
            }
        }
    }

    private IEnumerable<int> Workers() => File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture));
}
