using BenchmarkDotNet.Attributes;
using Blog.Hosting;
using Blog.Hosting.PageCache;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Blog.Benchmarks.Parts;

/// <summary>What a reader's request costs before the server writes: finding the page among others.</summary>
[MemoryDiagnoser]
public class ReadyPageBenchmarks
{
    private const int Others = 1_000;

    private readonly PageStore pages = new(new SiteMemory(Options.Create(new BlogOptions()), TimeProvider.System), Options.Create(new BlogOptions()), TimeProvider.System);

    [GlobalSetup]
    public void Fill()
    {
        for (var number = 0; number < Others; number++)
        {
            var key = new PageKey($"/posts/loaf-{number}", Query: "", StaysSecure: true);
            pages.Begin(key, out var making);
            pages.Keep(making, new ReadyPage(key, [PageTag.Stream], DateTimeOffset.UtcNow, DateTimeOffset.MaxValue, AnswerHead.Of(new DefaultHttpContext().Response), new byte[8 * 1024]));
        }
    }

    [Benchmark]
    public bool Find() => pages.Find(new PageKey("/posts/loaf-500", Query: "", StaysSecure: true)) is not null;

    [Benchmark]
    public bool FindNone() => pages.Find(new PageKey("/posts/loaf-none", Query: "", StaysSecure: true)) is not null;
}
