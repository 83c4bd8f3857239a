using System.Globalization;

namespace Blog.Benchmarks;

/// <summary>
/// What readers ask for most, once of the site and once of nginx with the same bytes as files that are compressed before: each server alone on one core,
/// by turns, three times; the middle of the three counts.
/// </summary>
internal sealed class PageComparison(int posts, TimeSpan duration)
{
    private const int Rounds = 3;

    // Until all code is compiled that a ready page passes.
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(15);

    public async Task RunAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("blog-benchmark-");
        await PublishedSite.PublishAsync(folder.CreateSubdirectory("program").FullName, cancel);
        // It may still draw a card when all is answered: it ends before its folder does.
        using (var site = await PublishedSite.StartAsync(Path.Combine(folder.FullName, "program"), Path.Combine(folder.FullName, "data"), posts, PublishedSite.Many, cancel))
        {
            await CompareAsync(site, folder.CreateSubdirectory("files").FullName, cancel);
        }

        folder.Delete(recursive: true);
    }

    private async Task CompareAsync(PublishedSite site, string files, CancellationToken cancel)
    {
        var idle = site.Cost.Memory;
        var asked = await AskedAsync(site, cancel);
        using var nginx = await NginxMirror.StartAsync(site, [.. asked.Select(page => page.Path).Distinct()], files, cancel);

        await Load.RunAsync(site.Address, Warming, etag: null, cancel);
        Console.WriteLine($"{posts} posts, {Load.Connections} connections, {duration.TotalSeconds:0} s, {Environment.ProcessorCount} processors, .NET {Environment.Version}, {DateTimeOffset.UtcNow:yyyy-MM-dd}");
        Console.WriteLine($"first page {site.UntilFirstPage.TotalSeconds:0.00} s after the start, {Megabytes(idle)} MB when it was at rest");
        Console.WriteLine();
        Console.WriteLine("| page | requests/s | p50 | p99 | CPU/request | nginx requests/s | p50 | p99 | CPU/request | ratio |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var page in asked)
        {
            var (ours, theirs) = (new List<Run>(), new List<Run>());
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(await Run.OfAsync(new Uri(site.Address, page.Path), () => site.Cost, page, duration, cancel));
                theirs.Add(await Run.OfAsync(new Uri(nginx.Address, page.Path), () => nginx.Cost, page, duration, cancel));
            }

            var (our, their) = (Run.Middle(ours), Run.Middle(theirs));
            Console.WriteLine($"| {page.Name} | {our} | {their} | {(our.Load.Rate / their.Load.Rate).ToString("0.00", CultureInfo.InvariantCulture)} |");
        }

        Console.WriteLine();
        Console.WriteLine($"memory after the load: {Megabytes(site.Cost.Memory)} MB");
        var restart = await site.RestartAsync(cancel);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"stopped and started again: first page after {restart.TotalSeconds:0.00} s"));
    }

    private static async Task<IReadOnlyList<Asked>> AskedAsync(PublishedSite site, CancellationToken cancel)
    {
        var post = await site.Http.GetStringAsync(new Uri(site.Quiet, UriKind.Relative), cancel);
        var tag = post.Split("href=\"/tags/")[1].Split('"')[0];
        return
        [
            new("home", "/"), new("post without comments", site.Quiet), new("post with 100 comments", site.Busy), new("tag", $"/tags/{tag}"), new("feed", "/feed.xml"),
            new("search", "/search?q=table"), new("unknown address", "/nowhere-at-all", IsThere: false), new("home, not changed (304)", "/", IsKnown: true),
        ];
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0", CultureInfo.InvariantCulture);

    /// <param name="Name">In the table.</param>
    /// <param name="Path">With its query.</param>
    /// <param name="IsKnown">The client has it already.</param>
    /// <param name="IsThere">Else the answer says that it is not.</param>
    private sealed record Asked(string Name, string Path, bool IsKnown = false, bool IsThere = true);

    private sealed record Run(Load Load, TimeSpan CpuOfEach)
    {
        public static async Task<Run> OfAsync(Uri address, Func<ProcessCost> cost, Asked page, TimeSpan duration, CancellationToken cancel)
        {
            var etag = page.IsKnown ? await TagAsync(address, cancel) : null;
            // Not counted: what a server does only for the first who ask.
            await Load.RunAsync(address, TimeSpan.FromSeconds(1), etag, cancel, isThere: page.IsThere);
            var before = cost().Cpu;
            var load = await Load.RunAsync(address, duration, etag, cancel, isThere: page.IsThere);
            return new Run(load, (cost().Cpu - before) / (load.Rate * duration.TotalSeconds));
        }

        public static Run Middle(IReadOnlyCollection<Run> runs) => runs.OrderBy(run => run.Load.Rate).ElementAt(runs.Count / 2);

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Load.Rate:0} | {Load.Median.TotalMilliseconds:0.00} ms | {Load.NinetyNinth.TotalMilliseconds:0.00} ms | {CpuOfEach.TotalMicroseconds:0} µs");

        private static async Task<string?> TagAsync(Uri address, CancellationToken cancel)
        {
            using var http = new HttpClient();
            using var question = new HttpRequestMessage(HttpMethod.Get, address);
            question.Headers.AcceptEncoding.ParseAdd("gzip");
            using var answer = await http.SendAsync(question, cancel);
            return answer.Headers.ETag?.ToString();
        }
    }
}
