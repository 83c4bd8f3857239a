using AngleSharp.Html.Parser;

namespace Blog.Tests.Markdown;

/// <summary>Attacks that are known to get through one sanitiser or another. Whatever comes out, no browser may run it.</summary>
public class SafeTextTests
{
    private static readonly HashSet<string> Harmless =
        [.. "a abbr b blockquote body br caption circle cite code dd del details div dl dt em figcaption figure footer h2 h3 h4 h5 h6 head hr html i img input ins kbd label li mark ol p path pre q s samp small span strong sub summary sup svg table tbody td tfoot th thead tr u ul var wbr".Split(' ')];

    private static readonly HashSet<string> HarmlessAttributes =
        [.. "href title src alt width height open start reversed colspan rowspan class id type checked disabled rel scope role aria-label aria-hidden focusable tabindex loading viewbox d cx cy r".Split(' ')];

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<SCRIPT SRC=//example.org/x.js></SCRIPT>")]
    [InlineData("<scr<script>ipt>alert(1)</scr</script>ipt>")]
    [InlineData("a <img src=x onerror=alert(1)>")]
    [InlineData("<img src=\"/x\" onerror=\"alert(1)\"\nstyle=\"position:fixed\">")]
    [InlineData("<img/src=/x/onerror=alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>")]
    [InlineData("<a href=\" &#14; javascript:alert(1)\">a</a>")]
    [InlineData("<a href=\"java&#x09;script:alert(1)\">a</a>")]
    [InlineData("<a href=\"JaVaScRiPt&colon;alert(1)\">a</a>")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](javascript&colon;alert(1))")]
    [InlineData("[a](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1))")]
    [InlineData("[a](<java\tscript:alert(1)>)")]
    [InlineData("[a](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[a](vbscript:msgbox(1))")]
    [InlineData("[a](file:///etc/passwd)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![a](javascript:alert(1))")]
    [InlineData("![a](data:image/svg+xml,<svg onload=alert(1)>)")]
    [InlineData("[a]: javascript:alert(1)\n\n[a]")]
    [InlineData("[a](https://example.org \"\\\" onmouseover=alert(1) x=\\\"\")")]
    [InlineData("![a\" onerror=\"alert(1)](/x)")]
    [InlineData("<svg onload=alert(1)><script>alert(1)</script></svg>")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>")]
    [InlineData("<object data=\"javascript:alert(1)\"></object><embed src=x>")]
    [InlineData("<form action=/account/sign-in><input name=password><button formaction=javascript:alert(1)>x</button></form>")]
    [InlineData("<textarea></p><script>alert(1)</script>")]
    [InlineData("<input type=checkbox autofocus onfocus=alert(1)>")]
    [InlineData("<base href=https://example.org><link rel=stylesheet href=//example.org/x.css><meta http-equiv=refresh content=0>")]
    [InlineData("<div style=\"background:url(javascript:alert(1))\" class=\"site-header\" id=\"main\">x</div>")]
    [InlineData("<details ontoggle=alert(1) open>x</details>")]
    [InlineData("<b \" onmouseover=alert(1)>x</b>")]
    [InlineData("<b/onclick=alert(1)>x</b>")]
    [InlineData("<a href='https://example.org' target=_blank ping=//example.org>x</a>")]
    [InlineData("<table background=\"javascript:alert(1)\"><td background=x>y</table>")]
    [InlineData("<template><script>alert(1)</script></template>")]
    [InlineData("<xmp><script>alert(1)</script></xmp><plaintext>")]
    [InlineData("<script><img src=x onerror=alert(1)>")]
    [InlineData("<title><img title=\"</title><script>alert(1)</script>\">")]
    [InlineData("<style><!--</style\n<img src=x onerror=alert(1)>-->")]
    [InlineData("<textarea><svg><style><a title=\"</textarea><img src=x onerror=alert(1)>\">")]
    [InlineData("<noscript><noembed><xmp><a href=\"javascript:alert(1)\" onclick=alert(1)>x")]
    [InlineData("<svg><title><a title=\"</title><img src=x onerror=alert(1)>\"></svg")]
    [InlineData("<math><annotation-xml encoding=text/html><template><script>alert(1)")]
    [InlineData("<scr<script>ipt>alert(1)")]
    [InlineData("<script\n\n<img src=x onerror=alert(1)>")]
    [InlineData("<plaintext><iframe srcdoc=\"<script>alert(1)</script>\">")]
    [InlineData("<![CDATA[<script>alert(1)</script>]]>")]
    [InlineData("<!--><script>alert(1)</script>-->")]
    [InlineData("<? <script>alert(1)</script> ?>")]
    [InlineData("```cs\"><script>alert(1)</script>\nx\n```")]
    [InlineData("```html\n<script>alert(1)</script>\n```")]
    [InlineData("# <img src=x onerror=alert(1)>\" onclick=\"alert(1)")]
    [InlineData("> [!<img src=x onerror=alert(1)>]\n> x")]
    [InlineData("> [!NOTE\" onclick=\"x]\n> x")]
    [InlineData("x[^\"><script>]\n\n[^\"><script>]: y")]
    [InlineData("x {onclick=alert(1)}\n\n# y {#main onclick=alert(1)}")]
    public async Task Nothing_that_a_browser_would_run_comes_out(string markdown)
    {
        AssertHarmless(await Render.Post(markdown, smart: true));
        AssertHarmless(await Render.Comment(markdown));
    }

    [Fact]
    public async Task Tags_that_an_author_may_type_survive_without_what_they_may_not_carry() =>
        Assert.Equal(
            """<p>Press <kbd>S</kbd>, <mark>see</mark> H<sub>2</sub>O by the <abbr title="World Health Organization">WHO</abbr>.</p>""",
            await Render.Post("Press <kbd class=x>S</kbd>, <mark style='a'>see</mark> H<sub>2</sub>O by the <abbr title='World Health Organization' onclick=x>WHO</abbr>."));

    [Fact]
    public async Task Details_hold_markdown() =>
        Assert.Equal(
            "<details><summary>More</summary>\n<p><em>words</em></p>\n</details>\n<p>after</p>",
            await Render.Post("<details><summary>More</summary>\n\n*words*\n\n</details>\n\nafter"));

    [Theory]
    [InlineData("a <kbd>b\n\nc", "<p>a <kbd>b</kbd></p>\n<p>c</p>")]
    [InlineData("*a <mark>b* c</mark>", "<p><em>a <mark>b</mark></em> c</p>")]
    [InlineData("> <details>\n\nafter", "<blockquote>\n<details><summary>More</summary>\n</details>\n</blockquote>\n<p>after</p>")]
    [InlineData("a </p></div></article> b", "<p>a  b</p>")]
    public async Task A_forgotten_end_tag_ends_where_it_must(string markdown, string html) =>
        Assert.Equal(html, await Render.Post(markdown));

    [Theory]
    [InlineData("<title> matters for readers, so write it first.\n\nThen the rest.", "matters for readers, so write it first. Then the rest.")]
    [InlineData("<script> is a tag, and from here\n\nall is said.", "is a tag, and from here all is said.")]
    [InlineData("<style>a</style>b <svg>c", "b c")]
    [InlineData("<div><svg></svg><svg> a <script>b</script>c</svg", "a c</svg")]
    public async Task A_forgotten_end_tag_takes_no_words_away(string markdown, string words) =>
        Assert.Equal(words, string.Join(' ', (await Render.Words(markdown)).Split('\n', ' ')));

    [Fact]
    public async Task What_only_looks_like_a_tag_is_read_as_typed() =>
        Assert.Equal("<p>A List&lt;Post&gt; of 1 &lt; 2</p>", await Render.Post("A List<Post> of 1 < 2"));

    [Fact]
    public async Task What_only_looks_like_a_tag_describes_a_picture_as_typed() =>
        Assert.Contains("""alt="a List&lt;Post&gt; of “tea” on paper" """, await Render.Post("![a List<Post> of \"tea\" on <b>paper</b>](/a.png)", smart: true));

    private static void AssertHarmless(string html)
    {
        // Read as a browser with scripts on would.
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(html);
        foreach (var element in document.All)
        {
            Assert.Contains(element.LocalName, Harmless);
            foreach (var attribute in element.Attributes)
            {
                Assert.Contains(attribute.LocalName.ToLowerInvariant(), HarmlessAttributes);
                if (attribute.LocalName is "href" or "src")
                {
                    Assert.Matches("^(https?:|mailto:|tel:|(?![a-zA-Z][a-zA-Z0-9+.-]*:))", attribute.Value);
                }
            }

            Assert.NotEqual("main", element.Id);
        }
    }
}
