using BenchmarkDotNet.Attributes;
using Blog.Markdown;
using Ganss.Xss;

namespace Blog.Benchmarks.Parts;

/// <summary>From Markdown to HTML that may be shown, as at each save.</summary>
[MemoryDiagnoser]
public class RenderingBenchmarks
{
    private static readonly MarkdownRenderer Renderer = new();
    private static readonly HtmlSanitizer Sanitizer = AllowedHtml.ForPosts();

    private string html = "";

    [GlobalSetup]
    public async Task RenderOnceAsync() => html = ((Rendering.Done)await Renderer.RenderPostAsync(Texts.Article, smartPunctuation: true)).Html;

    [Benchmark]
    public Task<Rendering> Post() => Renderer.RenderPostAsync(Texts.Article, smartPunctuation: true);

    [Benchmark]
    public Task<Rendering> Comment() => Renderer.RenderCommentAsync(Texts.Comment);

    [Benchmark]
    public string SanitiseAlone() => Sanitizer.Sanitize(html);
}
