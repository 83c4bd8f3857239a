using System.Globalization;
using Blog.Markdown;

namespace Blog.Tests.Markdown;

/// <summary>What stands below every page, whatever page that is.</summary>
public class FooterTextTests
{
    [Fact]
    public async Task Plain_markup_is_welcome_and_a_new_line_is_a_new_line() => Assert.Equal(
        "<p><em>a</em> <strong>b</strong> <del>c</del><br>\nd</p>\n<ul>\n<li>e</li>\n</ul>",
        await FooterAsync("*a* **b** ~~c~~\nd\n\n- e"));

    [Theory]
    [InlineData("[a](/about)", "<a href=\"/about\">a</a>")]
    [InlineData("[a](about)", "<a href=\"/about\">a</a>")]
    [InlineData("[a](#main)", "<a href=\"#main\">a</a>")]
    [InlineData("[a](https://example.org)", "<a href=\"https://example.org\" rel=\"noopener\">a</a>")]
    [InlineData("[a](mailto:a@example.org)", "<a href=\"mailto:a@example.org\">a</a>")]
    [InlineData("[a](tel:+4512345678)", "<a href=\"tel:+4512345678\">a</a>")]
    [InlineData("[a](javascript:alert(1))", "a")]
    [InlineData("![a](/media/a.png)", "<img src=\"/media/a.png\" alt=\"a\" loading=\"lazy\">")]
    [InlineData("![a](media/a.png)", "<img src=\"/media/a.png\" alt=\"a\" loading=\"lazy\">")]
    [InlineData("![a](https://example.org/a.png)", "<a href=\"https://example.org/a.png\" rel=\"noopener\">a</a>")]
    public async Task Links_and_pictures_are_the_same_from_everywhere(string markdown, string html) => Assert.Equal($"<p>{html}</p>", await FooterAsync(markdown));

    [Theory]
    [InlineData("# Big", "<p><strong>Big</strong></p>")]
    [InlineData("a[^1]\n\n[^1]: b c", "<p>a[^1]</p>\n<p>[^1]: b c</p>")]
    [InlineData("<b id=\"main\">x</b>", "<p>&lt;b id=\"main\"&gt;x&lt;/b&gt;</p>")]
    [InlineData("<script>", "<p>&lt;script&gt;</p>")]
    public async Task Nothing_meddles_with_the_page_above(string markdown, string html) => Assert.Equal(html, await FooterAsync(markdown));

    [Theory]
    [InlineData("en", "<p>“a” – it’s</p>")]
    [InlineData("de", "<p>„a“ – it’s</p>")]
    public async Task Quotes_are_those_of_the_language(string language, string html) => Assert.Equal(html, await FooterAsync("\"a\" -- it's", language, smart: true));

    [Fact]
    public async Task Code_can_be_reached() => Assert.Contains("tabindex=\"0\"", await FooterAsync("```\ncode\n```"), StringComparison.Ordinal);

    [Fact]
    public async Task What_nobody_could_follow_is_refused() => Assert.IsType<Rendering.Refused>(
        await Render.Renderer.RenderFooterAsync(new string('>', 200), smartPunctuation: false, CultureInfo.GetCultureInfo("en"), TestContext.Current.CancellationToken));

    private static async Task<string> FooterAsync(string markdown, string language = "en", bool smart = false) =>
        Assert.IsType<Rendering.Done>(await Render.Renderer.RenderFooterAsync(markdown, smart, CultureInfo.GetCultureInfo(language), TestContext.Current.CancellationToken)).Html;
}
