using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Blog.Benchmarks;

/// <summary>What a page costs when one reader asks for it again and again.</summary>
internal sealed record RequestCost(double Median, double Slow, TimeSpan Cpu)
{
    /// <summary>The site does not know them, and answers as it answers every reader, only never out of memory.</summary>
    internal static readonly AuthenticationHeaderValue Credentials = new("Bearer", "benchmark");

    private const int Counted = 500;

    /// <param name="site">Who is asked.</param>
    /// <param name="path">For what.</param>
    /// <param name="isReady">Whether it may be ready; else it is made anew each time.</param>
    /// <param name="warming">How many times before it counts.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="HttpRequestException">It is not there.</exception>
    public static async Task<RequestCost> OfAsync(PublishedSite site, string path, bool isReady, int warming, CancellationToken cancel)
    {
        await AskAsync(site, path, isReady, warming, cancel);
        var before = site.Cost.Cpu;
        var waits = await AskAsync(site, path, isReady, Counted, cancel);
        var cpu = (site.Cost.Cpu - before) / Counted;
        return new RequestCost(waits[Counted / 2], waits[Counted * 95 / 100], cpu);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:0.0} ms | {Slow:0.0} ms | {Cpu.TotalMicroseconds:0} µs");

    private static async Task<List<double>> AskAsync(PublishedSite site, string path, bool isReady, int times, CancellationToken cancel)
    {
        var waits = new List<double>(times);
        for (var count = 0; count < times; count++)
        {
            var clock = Stopwatch.GetTimestamp();
            using var question = new HttpRequestMessage(HttpMethod.Get, path);
            question.Headers.Authorization = isReady ? null : Credentials;
            using var answer = (await site.Http.SendAsync(question, cancel)).EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync(cancel);
            waits.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        waits.Sort();
        return waits;
    }
}
