using System.Globalization;

namespace Blog.Benchmarks;

/// <summary>What a post with some comments costs when nothing of it is ready, and when all of it is.</summary>
internal sealed class FreshMeasurement(int posts)
{
    private const int Some = 20;

    /// <summary>Until all code is compiled that makes it.</summary>
    private const int Warming = 10_000;

    public async Task RunAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("blog-benchmark-");
        var program = folder.CreateSubdirectory("program").FullName;
        await PublishedSite.PublishAsync(program, cancel);
        RequestCost fresh, ready;
        using (var site = await PublishedSite.StartAsync(program, Path.Combine(folder.FullName, "data"), posts, Some, cancel))
        {
            fresh = await RequestCost.OfAsync(site, site.Busy, isReady: false, Warming, cancel);
            ready = await RequestCost.OfAsync(site, site.Busy, isReady: true, Warming, cancel);
        }

        Console.WriteLine("| post with 20 comments | p50 | p95 | CPU/request |");
        Console.WriteLine("| --- | --- | --- | --- |");
        Console.WriteLine($"| made anew | {fresh} |");
        Console.WriteLine($"| ready | {ready} |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fresh.Cpu / ready.Cpu:0} times the processor time of a ready one"));
        folder.Delete(recursive: true);
    }
}
