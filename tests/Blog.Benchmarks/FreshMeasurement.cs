using System.Globalization;

namespace Blog.Benchmarks;

/// <summary>What a post with some comments costs when nothing of it is ready, and when all of it is: for one reader after the other, and for many at once.</summary>
internal sealed class FreshMeasurement(int posts)
{
    private const int Some = 20;

    /// <summary>Until all code is compiled that makes it.</summary>
    private const int Warming = 10_000;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("blog-benchmark-");
        var program = folder.CreateSubdirectory("program").FullName;
        await PublishedSite.PublishAsync(program, cancel);
        RequestCost fresh, ready;
        TimeSpan freshForMany, readyForMany;
        using (var site = await PublishedSite.StartAsync(program, Path.Combine(folder.FullName, "data"), posts, Some, cancel))
        {
            fresh = await RequestCost.OfAsync(site, site.Busy, isReady: false, Warming, cancel);
            ready = await RequestCost.OfAsync(site, site.Busy, isReady: true, Warming, cancel);
            freshForMany = await CpuForManyAsync(site, isReady: false, cancel);
            readyForMany = await CpuForManyAsync(site, isReady: true, cancel);
        }

        Console.WriteLine("| post with 20 comments | p50 | p95 | CPU/request |");
        Console.WriteLine("| --- | --- | --- | --- |");
        Console.WriteLine($"| made anew | {fresh} |");
        Console.WriteLine($"| ready | {ready} |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fresh.Cpu / ready.Cpu:0} times the processor time of a ready one"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"for {Load.Connections} readers at once: {freshForMany.TotalMicroseconds:0} µs made anew, {readyForMany.TotalMicroseconds:0} µs ready, gzip"));
        folder.Delete(recursive: true);
    }

    private static async Task<TimeSpan> CpuForManyAsync(PublishedSite site, bool isReady, CancellationToken cancel)
    {
        var address = new Uri(site.Address, site.Busy);
        await Load.RunAsync(address, Duration, etag: null, cancel, isReady);
        var before = site.Cost.Cpu;
        var load = await Load.RunAsync(address, Duration, etag: null, cancel, isReady);
        return (site.Cost.Cpu - before) / (load.Rate * Duration.TotalSeconds);
    }
}
