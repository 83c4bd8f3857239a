using System.Diagnostics;
using System.Runtime.CompilerServices;
using Blog.Markdown.FromHtml;

namespace Blog.Tests.Markdown;

/// <summary>Rich text as word processors, note books and web pages put it on the clipboard.</summary>
public sealed class PastedTextTests
{
    [Theory]
    [InlineData("word")]
    [InlineData("google-docs")]
    [InlineData("libreoffice")]
    [InlineData("apple-notes")]
    [InlineData("web-page")]
    public async Task It_becomes_clean_markdown(string source)
    {
        var markdown = HtmlToMarkdown.FromAnywhere(Sample(source + ".html"));

        Assert.Equal(Sample(source + ".md").TrimEnd(), markdown);
        Assert.DoesNotContain("mso-", await Render.Post(markdown!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>a</p><p>&nbsp;</p><p>b</p>", "a\n\nb")]
    [InlineData("<span>just words</span>", "just words")]
    [InlineData("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo")]
    [InlineData("<b>a</b><b>b</b> <i> c </i>d", "**ab** _c_ d")]
    [InlineData("<p>2024. A year</p><p>- dash</p><p># hash</p>", "2024\\. A year\n\n\\- dash\n\n\\# hash")]
    [InlineData("<ul><li role=\"checkbox\" aria-checked=\"true\"><span>milk</span></li><li role=\"checkbox\" aria-checked=\"false\">tea</li></ul>", "- [x] milk\n- [ ] tea")]
    [InlineData("<p>Ça va\u00A0?</p>", "Ça va\u00A0?")]
    [InlineData("<a name=\"x\">here</a> <a href=\"#y\">there</a> <a href=\"file:///C:/x\">file</a>", "here there file")]
    [InlineData("<img src=\"data:image/png;base64,AAAA\"> <script>alert(1)</script><style>p{}</style>words", "words")]
    [InlineData("<table><tr><td><p>framed</p></td></tr></table>", "framed")]
    [InlineData("", "")]
    public void Small_things_are_read_as_they_were_meant(string html, string markdown) => Assert.Equal(markdown, HtmlToMarkdown.FromAnywhere(html));

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<b><p>", 100_000)]
    [InlineData("<a href=x>", 90_000)]
    [InlineData("<br>", 60_000)]
    public void Half_open_floods_are_left_alone(string tag, int times) => Assert.Null(HtmlToMarkdown.FromAnywhere(string.Concat(Enumerable.Repeat(tag, times))));

    [Theory]
    [InlineData("<b></b>x")]
    [InlineData("* _ [ ` <br>")]
    [InlineData("<span style='font-weight:700'>x</span> ")]
    [InlineData("<p style='mso-list:l0 level3 lfo1'>x</p>")]
    public void As_many_elements_as_are_read_take_seconds_at_most(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 9_900));
        var watch = Stopwatch.StartNew();

        Assert.NotNull(HtmlToMarkdown.FromAnywhere(html));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void What_is_too_long_is_left_alone() => Assert.Null(HtmlToMarkdown.FromAnywhere(new string('a', HtmlToMarkdown.LongestHtml + 1)));

    private static string Sample(string name, [CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Pasted", name));
}
