using System.Globalization;
using BenchmarkDotNet.Attributes;
using Blog.Markdown;
using Ganss.Xss;

namespace Blog.Benchmarks.Parts;

/// <summary>From Markdown to HTML that may be shown, as at each save.</summary>
[MemoryDiagnoser]
public class RenderingBenchmarks
{
    private static readonly MarkdownRenderer Renderer = new();
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly HtmlSanitizer Sanitizer = AllowedHtml.ForPosts();

    private readonly string article = Texts.Article;
    private readonly string comment = Texts.Comment;
    private string html = "";

    [GlobalSetup]
    public async Task RenderOnceAsync() => html = ((Rendering.Done)await Renderer.RenderPostAsync(article, smartPunctuation: true, English)).Html;

    [Benchmark]
    public Task<Rendering> Post() => Renderer.RenderPostAsync(article, smartPunctuation: true, English);

    [Benchmark]
    public Task<Rendering> Comment() => Renderer.RenderCommentAsync(comment);

    [Benchmark]
    public string SanitiseAlone() => Sanitizer.Sanitize(html);
}
