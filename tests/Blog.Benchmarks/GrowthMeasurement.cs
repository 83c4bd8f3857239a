using System.Globalization;
using Blog.Posts;
using Blog.Posts.Tags;

namespace Blog.Benchmarks;

/// <summary>What each page costs when it has to be made, on sites that differ in nothing but the number of their posts, by turns; the middle of the turns counts.</summary>
internal sealed class GrowthMeasurement(IReadOnlyList<int> sizes)
{
    /// <summary>Else there would be nothing on some of the pages that are asked for.</summary>
    public const int FewestPosts = 1_000;

    /// <summary>Most of the code that makes a page is compiled by then.</summary>
    private const int Warming = 2_000;

    private const int Rounds = 5;

    public async Task RunAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("blog-benchmark-");
        var program = folder.CreateSubdirectory("program").FullName;
        await PublishedSite.PublishAsync(program, cancel);
        var sites = new List<PublishedSite>();
        try
        {
            foreach (var posts in sizes)
            {
                sites.Add(await PublishedSite.StartSettledAsync(program, Path.Combine(folder.FullName, $"data-{posts}"), posts, PublishedSite.Many, cancel));
            }

            await MeasureAsync(sites, cancel);
        }
        finally
        {
            sites.ForEach(site => site.Dispose());
        }

        folder.Delete(recursive: true);
    }

    private async Task MeasureAsync(List<PublishedSite> sites, CancellationToken cancel)
    {
        Console.WriteLine($"| page | {string.Join(" | ", sizes.Select(posts => $"{posts} posts: p50 | p95 | CPU/request"))} | growth |");
        Console.WriteLine($"| --- | {string.Concat(Enumerable.Repeat("--- | ", (3 * sizes.Count) + 1))}");
        foreach (var (name, pathOn) in Asked())
        {
            var costs = sites.ConvertAll(_ => new List<RequestCost>());
            var paths = sites.Zip(sizes, pathOn).ToList();
            for (var number = 0; number < sites.Count; number++)
            {
                await RequestCost.OfAsync(sites[number], paths[number], isReady: false, Warming, cancel);
            }

            for (var round = 0; round < Rounds; round++)
            {
                for (var number = 0; number < sites.Count; number++)
                {
                    costs[number].Add(await RequestCost.OfAsync(sites[number], paths[number], isReady: false, warming: 0, cancel));
                }
            }

            var middle = costs.ConvertAll(all => all.OrderBy(cost => cost.Cpu).ElementAt(Rounds / 2));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", middle)} | {middle[^1].Cpu / middle[0].Cpu:0.00} |"));
        }
    }

    /// <summary>What is asked for on a site with so many posts.</summary>
    private static IEnumerable<(string Name, Func<PublishedSite, int, string> PathOn)> Asked() =>
    [
        ("home", (_, _) => "/"), ("page 50", (_, _) => "/page/50"), ("the last page", (_, posts) => IndexModel.Address(posts / IndexModel.PageSize)),
        ("the last page of an author", (_, posts) => $"{PublishedSite.Author}/page/{posts / AuthoredModel.PageSize}"),
        // One in eight of the sample posts has a given tag, and they fill ten years: both go back a little less far than there is to go.
        ("far back in a tag", (_, posts) => $"{PostUrl.ToTag("writing")}/page/{posts / 10 / TaggedModel.PageSize}"),
        ("far back in a year", (_, posts) => PostUrl.ToYear(DateTime.UtcNow.Year - 2, Math.Max(1, posts / 12 / YearModel.PageSize))),
        ("post without comments", (site, _) => site.Quiet), ("post with 100 comments", (site, _) => site.Busy),
        ("topics", (_, _) => "/tags"), ("archive", (_, _) => "/archive"), ("feed", (_, _) => "/feed.xml"),
        ("search, a word", (_, _) => "/search?q=table"), ("search, two words", (_, _) => "/search?q=bread+evening"), ("search, a mistyped word", (_, _) => "/search?q=brekfast"),
    ];
}
