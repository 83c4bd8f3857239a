using System.Globalization;
using Blog.Markdown;

namespace Blog.Tests.Markdown;

/// <summary>One renderer for all tests, as in the site.</summary>
internal static class Render
{
    public static MarkdownRenderer Renderer { get; } = new();

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public static async Task<string> Post(string markdown, bool smart = false) =>
        Assert.IsType<Rendering.Done>(await Renderer.RenderPostAsync(markdown, smart, English, TestContext.Current.CancellationToken)).Html;

    public static async Task<string> Comment(string markdown) =>
        Assert.IsType<Rendering.Done>(await Renderer.RenderCommentAsync(markdown, TestContext.Current.CancellationToken)).Html;

    public static async Task<string> Words(string markdown) =>
        Assert.IsType<Rendering.Done>(await Renderer.RenderPostAsync(markdown, false, English, TestContext.Current.CancellationToken)).PlainText;
}
