using System.Diagnostics;
using System.Globalization;

namespace Blog.Benchmarks;

/// <summary>What each page costs when it has to be made, on sites that differ in nothing but the number of their posts.</summary>
internal sealed class GrowthMeasurement(IReadOnlyList<int> sizes)
{
    private const int Warming = 300;

    private const int Counted = 500;

    public async Task RunAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("blog-benchmark-");
        var program = folder.CreateSubdirectory("program").FullName;
        await PublishedSite.PublishAsync(program, cancel);
        Console.WriteLine("| posts | page | p50 | p95 | CPU/request |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var posts in sizes)
        {
            using var site = await PublishedSite.StartAsync(program, Path.Combine(folder.FullName, $"data-{posts}"), posts, cancel, "--Blog:PageCacheMegabytes", "0");
            foreach (var (name, path) in new[]
            {
                ("home", "/"), ("page 50", "/page/50"), ("post without comments", site.Quiet), ("post with 100 comments", site.Busy),
                ("archive", "/archive"), ("feed", "/feed.xml"), ("search", "/search?q=table"), ("search, two words", "/search?q=bread+evening"), ("search, mistyped", "/search?q=brekfast"),
            })
            {
                Console.WriteLine($"| {posts} | {name} | {await MeasureAsync(site, path, cancel)} |");
            }
        }

        folder.Delete(recursive: true);
    }

    private static async Task<string> MeasureAsync(PublishedSite site, string path, CancellationToken cancel)
    {
        await AskAsync(site, path, Warming, cancel);
        var before = site.Cost.Cpu;
        var waits = await AskAsync(site, path, Counted, cancel);
        var cpu = (site.Cost.Cpu - before) / Counted;
        return string.Create(CultureInfo.InvariantCulture, $"{waits[Counted / 2]:0.0} ms | {waits[Counted * 95 / 100]:0.0} ms | {cpu.TotalMicroseconds:0} µs");
    }

    private static async Task<List<double>> AskAsync(PublishedSite site, string path, int times, CancellationToken cancel)
    {
        var waits = new List<double>(times);
        for (var count = 0; count < times; count++)
        {
            var clock = Stopwatch.GetTimestamp();
            using var answer = await site.Http.GetAsync(new Uri(path, UriKind.Relative), cancel);
            await answer.Content.ReadAsByteArrayAsync(cancel);
            waits.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        waits.Sort();
        return waits;
    }
}
