namespace Blog.Benchmarks;

/// <summary>What each page costs when it has to be made, on sites that differ in nothing but the number of their posts.</summary>
internal sealed class GrowthMeasurement(IReadOnlyList<int> sizes)
{
    /// <summary>Most of the code that makes a page is compiled by then.</summary>
    private const int Warming = 2_000;

    public async Task RunAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("blog-benchmark-");
        var program = folder.CreateSubdirectory("program").FullName;
        await PublishedSite.PublishAsync(program, cancel);
        Console.WriteLine("| posts | page | p50 | p95 | CPU/request |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var posts in sizes)
        {
            using var site = await PublishedSite.StartSettledAsync(program, Path.Combine(folder.FullName, $"data-{posts}"), posts, PublishedSite.Many, cancel);
            foreach (var (name, path) in new[]
            {
                ("home", "/"), ("page 50", "/page/50"), ("post without comments", site.Quiet), ("post with 100 comments", site.Busy),
                ("topics", "/tags"), ("archive", "/archive"), ("feed", "/feed.xml"), ("search", "/search?q=table"), ("search, two words", "/search?q=bread+evening"), ("search, mistyped", "/search?q=brekfast"),
            })
            {
                Console.WriteLine($"| {posts} | {name} | {await RequestCost.OfAsync(site, path, isReady: false, Warming, cancel)} |");
            }
        }

        folder.Delete(recursive: true);
    }
}
