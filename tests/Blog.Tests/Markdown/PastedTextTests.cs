using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Blog.Markdown.FromHtml;

namespace Blog.Tests.Markdown;

/// <summary>Rich text as word processors, note books and web pages put it on the clipboard.</summary>
public sealed partial class PastedTextTests
{
    private static readonly HashSet<string> Holders = ["ul", "ol", "li", "blockquote", "th", "td", "code"];

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
    [InlineData("<dl><div><dt>Opening hours</dt><dd>9 to 5</dd></div></dl>", "Opening hours\n:   9 to 5")]
    [InlineData("<p>Intro</p><ul><ul><li>first</li><li>second</li></ul></ul><p>after</p>", "Intro\n\n- first\n- second\n\nafter")]
    [InlineData("<ul><div><li>first</li></div><a><li>second</li></a></ul>", "- first\n- second")]
    [InlineData("<ul>stray <b>text</b><li>a</li></ul>", "- stray **text**\n- a")]
    [InlineData("<ol><p>para</p><li>a</li></ol>", "1. para\n2. a")]
    [InlineData("<table><tr><td>Monday<br>9:00<div>Yoga</div></td><td>Tue</td></tr></table>", "| Monday<br>9:00<br>Yoga | Tue |\n| --- | --- |")]
    [InlineData("<table><tr><td>Yoga with Anna<div>bring a mat</div></td><td>lead <p>para</p> tail</td></tr></table>",
        "| Yoga with Anna<br>bring a mat | lead <br>para<br>tail |\n| --- | --- |")]
    [InlineData("<table><tr><td><ul><li>one</li><li>two</li></ul></td><td>b</td></tr></table>", "| one<br>two | b |\n| --- | --- |")]
    [InlineData("<table><caption>My cap</caption><tr><td>a</td><td>b</td></tr></table>", "My cap\n\n| a | b |\n| --- | --- |")]
    [InlineData("<figure><img src=\"/a.png\" alt=\"A\">Some words here<figcaption>cap</figcaption></figure>", "![A](/a.png)Some words here\n\ncap")]
    [InlineData("<p>Press <button>Save</button> now</p>", "Press Save now")]
    [InlineData("<pre>a<br>b<br>c</pre>", "```\na\nb\nc\n```")]
    [InlineData("<pre><div>a</div><div>b</div></pre>", "```\na\nb\n```")]
    [InlineData("<p><code>npm i<br>npm run</code></p>", "`npm i npm run`")]
    public void No_words_get_lost_or_run_together(string html, string markdown) => Assert.Equal(markdown, HtmlToMarkdown.FromAnywhere(html));

    /// <summary>However strangely a page is built.</summary>
    [Fact]
    public async Task Every_visible_word_comes_back()
    {
        var random = new Random(26);
        for (var i = 0; i < 200; i++)
        {
            var html = new StrangePage(random).Html;
            var markdown = HtmlToMarkdown.FromAnywhere(html)!;

            var missing = Words(html).Except(Words(await Render.Post(markdown))).ToList();
            Assert.True(missing.Count == 0, $"{string.Join(", ", missing)} missing\n{html}\n{markdown}");
        }
    }

    [Theory]
    [InlineData("<ul><li>Do:<ul><li>a</li><li>b</li></ul>then rest</li></ul>")]
    [InlineData("<ul><li>She:<blockquote>well</blockquote>then rest</li></ul>")]
    [InlineData("<ol><li><div>a</div><div>b</div></li><li>c</li></ol>")]
    [InlineData("<ul><li>text<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table></li><li>c</li></ul>")]
    [InlineData("<table><tr><th>a ` b | c</th><th><code>d|e</code></th></tr><tr><td>1</td><td>2</td></tr></table>")]
    public async Task Words_stay_in_their_block(string html) =>
        Assert.Equal(Places(html), Places(await Render.Post(HtmlToMarkdown.FromAnywhere(html)!)));

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

    private static IEnumerable<IText> Texts(string html) => new HtmlParser().ParseDocument(html).Body!.Descendants<IText>();

    private static IEnumerable<string> Words(string html) => Texts(html).SelectMany(text => Word().Matches(text.Data)).Select(word => word.Value);

    /// <summary>The words, each with the blocks around it that may hold others.</summary>
    private static IEnumerable<string> Places(string html) => Texts(html).Where(text => text.Data.Trim().Length > 0)
        .Select(text => $"{string.Join(' ', text.Ancestors<IElement>().Select(around => around.LocalName).Where(Holders.Contains))}: {text.Data.Trim()}");

    private static string Sample(string name, [CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Pasted", name));

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    /// <summary>Elements in each other as no writer of HTML should have put them. No word is there twice.</summary>
    private sealed class StrangePage
    {
        private static readonly string[] Blocks =
            ["div", "section", "p", "h2", "ul", "ol", "li", "li", "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption", "table", "details", "center"];

        private static readonly string[] Phrases = ["b", "em", "a href=/x", "code", "span", "button", "label"];

        private readonly Random random;
        private int words;

        public StrangePage(Random random)
        {
            this.random = random;
            Html = Inside(4);
        }

        public string Html { get; }

        // Every other piece is an element at least: only elements keep words apart.
        private string Inside(int levels) =>
            levels == 0 ? Words() : string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(index => random.Next(index % 2 * 2, 6) switch
            {
                0 or 1 => Words(),
                2 => $" {In(Phrases[random.Next(Phrases.Length)], Inside(levels - 1))} ",
                _ => Blocks[random.Next(Blocks.Length)] switch
                {
                    "table" => Table(levels - 1),
                    "details" => In("details", In("summary", Words()) + Inside(levels - 1)),
                    var block => In(block, Inside(levels - 1)),
                },
            }));

        private string Words() => string.Create(CultureInfo.InvariantCulture, $"word{++words}{(random.Next(3) == 0 ? "<br>" : " ")}word{++words}");

        private string Table(int levels)
        {
            var rows = Enumerable.Range(0, random.Next(1, 3)).Select(_ => In("tr", In("td", Inside(levels)) + In("td", Inside(levels))));
            return In("table", In("caption", Words()) + string.Concat(rows));
        }

        private static string In(string tag, string inside) => $"<{tag}>{inside}</{tag.Split(' ')[0]}>";
    }
}
