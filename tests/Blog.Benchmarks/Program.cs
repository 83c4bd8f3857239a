using System.CommandLine;
using BenchmarkDotNet.Running;
using Blog.Benchmarks;

var posts = new Option<int>("--posts") { Description = "How many posts the site has.", DefaultValueFactory = _ => 1_000 };
var seconds = new Option<int>("--seconds") { Description = "How long each page is asked for, three times; of comments, how long they count, after 15 seconds that do not.", DefaultValueFactory = _ => 5 };
var size = new Option<int[]>("--posts") { Description = "How many posts each of the sites has, which are asked by turns; at least 1000.", DefaultValueFactory = _ => [1_000, 10_000, 100_000], AllowMultipleArgumentsPerToken = true };
size.Validators.Add(given =>
{
    if (given.GetValue(size) is { } sizes && sizes.Any(posts => posts < GrowthMeasurement.FewestPosts))
    {
        given.AddError($"Some of the pages are not there on a site with fewer than {GrowthMeasurement.FewestPosts} posts.");
    }
});

var pages = new Command("pages", "The pages that readers open most, against nginx with the same pages as compressed files.") { posts, seconds };
pages.SetAction((parsed, cancel) => new PageComparison(parsed.GetValue(posts), TimeSpan.FromSeconds(parsed.GetValue(seconds))).RunAsync(cancel));

var writes = new Command("writes", "Comments stored in a second, what readers notice of it, and how long a change takes to be seen.") { posts, seconds };
writes.SetAction((parsed, cancel) => new WriteMeasurement(parsed.GetValue(posts), TimeSpan.FromSeconds(parsed.GetValue(seconds))).RunAsync(cancel));

var fresh = new Command("fresh", "A post with 20 comments: made anew, and ready.") { posts };
fresh.SetAction((parsed, cancel) => new FreshMeasurement(parsed.GetValue(posts)).RunAsync(cancel));

var growth = new Command("growth", "What a page costs to make anew as a blog grows.") { size };
growth.SetAction((parsed, cancel) => new GrowthMeasurement(parsed.GetValue(size) ?? []).RunAsync(cancel));

var parts = new Command("parts", "The inner parts that run most, by BenchmarkDotNet; its own options follow.") { TreatUnmatchedTokensAsErrors = false };
parts.SetAction(parsed => BenchmarkSwitcher.FromAssembly(typeof(PageComparison).Assembly).Run([.. parsed.UnmatchedTokens]));

return await new RootCommand("Measures the published site on Linux. pages and fresh need wrk, pages nginx too.") { pages, writes, fresh, growth, parts }.Parse(args).InvokeAsync();
