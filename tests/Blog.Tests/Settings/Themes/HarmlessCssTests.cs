using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Css.Parser;
using Blog.Settings.Themes;

namespace Blog.Tests.Settings.Themes;

/// <summary>What of somebody's CSS readers are served.</summary>
public sealed partial class HarmlessCssTests
{
    /// <summary>What browsers have learnt since 2015, and no library here knows all of.</summary>
    public static TheoryData<string> Modern =>
    [
        ".card { color: red; & h2 { margin: 0 } &:hover { color: blue } > p { color: green } .note & { top: 0 } }",
        ".card { a:hover { color: red } p:first-child::first-line { color: blue } }",
        ".card { @media (width >= 40rem) { color: red } @container card (inline-size > 30em) { h2 { color: blue } } }",
        "article:has(> img, figure:not(.wide)) { display: grid }",
        ":root { --ink: oklch(62% .15 250 / .8); --empty: ; --any: { a: b }; --list: [1, (2), \"3\"] }",
        "a { color: oklch(from var(--ink) calc(l + .1) c h); inline-size: clamp(20rem, 50vw + 1rem, 60rem) }",
        "body { color: light-dark(#111, #eee); background: color-mix(in oklab, var(--ink) 20%, white) }",
        "@layer base, parts.cards; @layer base { p { margin: 0 } }",
        "@media (400px <= width < 700px) and (prefers-reduced-motion: no-preference) { p { color: red } }",
        "@media print { a::after { content: \" (\" attr(href) \")\" } }",
        "@supports (display: grid) and (not (display: inline-grid)) and selector(:has(a)) { p { color: red } }",
        "@container card style(--wide: true) { p { color: red } }",
        "@scope (.card) to (.note) { :scope { color: red } img { border: 0 } }",
        "@property --turn { syntax: \"<angle>\"; inherits: false; initial-value: 0deg }",
        "@keyframes in { from { opacity: 0 } 50.5% { opacity: .5 } to { opacity: 1 } }",
        "@starting-style { .menu { opacity: 0 } }",
        "@counter-style leaves { system: cyclic; symbols: \"\\1F343\"; suffix: \" \" }",
        "@page :first { margin: 2cm }",
        "@font-face { font-family: Own; src: url(/media/own.woff2) format(\"woff2\") tech(variations), local(\"Own Sans\"); unicode-range: U+0025-00FF, u+4??, U+1F300-1F5FF }",
        "h1 { background: url(\"/media/leaf.png\") 0 0/cover, image-set(\"/media/a.avif\" 1x type(\"image/avif\"), url(/media/a.png) 2x); mask: url(#leaf) }",
        "p { font: 1.5e1px/1.5 \"Literata\", serif; margin: -.5em +1px 1e-3px; width: calc(100% - (2 * 1rem)); color: #2f6b58 !important }",
        ".sm\\:flex, #\\31 st, .-\\35, .été, .\u4e2d\u6587 { color: red }",
        "a[href^=\"https://example.org\" i], input:not([type=\"url\"]) { color: red }",
        ".a { grid-template-areas: \"head head\" \"main side\"; grid-template-columns: [full-start] minmax(0, 1fr) [full-end] }",
        ".a { transition: opacity .2s allow-discrete, display .2s; animation-timeline: scroll(root block); view-transition-name: card }",
        ".a { anchor-name: --here; inset-area: top; position-try-fallbacks: flip-block, --other; rotate: sin(45deg) }",
        "p { color: if(style(--dark: 1): white; else: black) }",
        ".a { width: round(up, 10.3px, 5px); color: rgb(from red r g b / 50%); text-wrap: pretty }",
    ];

    [Theory]
    [MemberData(nameof(Modern))]
    public void What_is_new_is_kept(string typed)
    {
        var css = HarmlessCss.Of(typed);

        Assert.Empty(css.LeftOut);
        Assert.Equal(Essence(typed), Essence(css.Css));
    }

    [Fact]
    public void The_parser_of_the_sanitiser_would_lose_a_good_part_of_it()
    {
        // Why there is a rule of our own. When this fails, the library may have learnt enough to take its place.
        var parser = new CssParser(new CssParserOptions { IsIncludingUnknownDeclarations = true, IsIncludingUnknownRules = true, IsToleratingInvalidSelectors = true });
        var lost = Modern.Select(row => row.Data).Count(typed =>
        {
            using var written = new StringWriter();
            parser.ParseStyleSheet(typed).ToCss(written, new AngleSharp.Css.MinifyStyleFormatter());
            var kept = Essence(written.ToString());
            return CssTokenizer.Read(typed).Where(token => token.Kind is CssTokenKind.Ident or CssTokenKind.Function or CssTokenKind.At)
                .Any(token => !kept.Contains(CssWriter.TextOf(token), StringComparison.OrdinalIgnoreCase));
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{lost} of {Modern.Count}");
        Assert.True(lost > 5, $"Only {lost} of {Modern.Count} are damaged.");
    }

    [Theory]
    [InlineData("/site.css")]
    [InlineData("/admin.css")]
    public async Task The_stylesheets_of_the_site_itself_would_pass_whole(string path)
    {
        await using var site = await Site.StartAsync();
        var typed = (await site.Visitor.ReadAsync(path)).Replace("url(\"fonts/", "url(\"/fonts/", StringComparison.Ordinal).Replace("url(\"img/", "url(\"/img/", StringComparison.Ordinal);

        var css = HarmlessCss.Of(typed);

        Assert.Empty(css.LeftOut);
        Assert.Equal(Essence(typed), Essence(css.Css));
    }

    [Theory]
    [InlineData("@import url(https://example.org/a.css);", "@import")]
    [InlineData("@IMPORT '/a.css' layer(x) screen;", "@IMPORT")]
    [InlineData("@\\69mport \"/a.css\";", "@import")]
    [InlineData("@\\000049\\4d PORT \"/a.css\";", "@IMPORT")]
    [InlineData("@im\\port \"/a.css\";", "@import")]
    [InlineData("@layer x { @import '/a.css'; }", "@import")]
    [InlineData("p { @import '/a.css'; }", "@import")]
    [InlineData("@import '/a.css' { p { color: red } }", "@import")]
    [InlineData("@charset \"utf-7\";", "@charset")]
    [InlineData("@namespace url(http://www.w3.org/1999/xhtml);", "@namespace")]
    [InlineData("@document url(http://example.org) { p { color: red } }", "@document")]
    [InlineData("@-moz-document url-prefix('') { p { color: red } }", "@-moz-document")]
    [InlineData("@unheard-of { p { color: red } }", "@unheard-of")]
    [InlineData("@media screen;", "@media")]
    [InlineData("@layer a { @font-face { font-family: x; src: url(//example.org/a.woff2) } }", "src")]
    [InlineData("p { background: url(https://example.org/a.png) }", "background")]
    [InlineData("p { background: URL( \"https://example.org/a.png\" ) }", "background")]
    [InlineData("p { background: \\75rl(https://example.org/a.png) }", "background")]
    [InlineData("p { background: u\\52 l('https://example.org/a.png') }", "background")]
    [InlineData("p { background: \\000075\\000072\\00006c('https://example.org/a.png') }", "background")]
    [InlineData("p { background: url(\\68ttps://example.org/a.png) }", "background")]
    [InlineData("p { background: url(//example.org/a.png) }", "background")]
    [InlineData("p { background: url(/\\/example.org/a.png) }", "background")]
    [InlineData("p { background: url('/\\\\example.org/a.png') }", "background")]
    [InlineData("p { background: url('/\\9/example.org/a.png') }", "background")]
    [InlineData("p { background: url('/\\a /example.org/a.png') }", "background")]
    [InlineData("p { background: url(' //example.org/a.png') }", "background")]
    [InlineData("p { background: url(data:image/svg+xml;base64,AAAA) }", "background")]
    [InlineData("p { background: url('DATA:text/css,a') }", "background")]
    [InlineData("p { background: url(javascript:alert(1)) }", "background")]
    [InlineData("p { background: url('javascript:alert(1)') }", "background")]
    [InlineData("p { background: url(a.png) }", "background")]
    [InlineData("p { background: url() }", "background")]
    [InlineData("p { background: url(/a.png /b.png) }", "background")]
    [InlineData("p { background: url(/a(b.png) }", "background")]
    [InlineData("p { background: src(\"https://example.org/a.png\") }", "background")]
    [InlineData("p { background: src(var(--a)) }", "background")]
    [InlineData("p { background: image-set(\"https://example.org/a.png\" 1x) }", "background")]
    [InlineData("p { background: -webkit-image-set('//example.org/a.png' 1x) }", "background")]
    [InlineData("p { background: image-set(linear-gradient(red, red) 1x, \"https://example.org/a.png\" 2x) }", "background")]
    [InlineData("p { background: image-set(var(--a) 1x) }", "background")]
    [InlineData("p { background: image-set(attr(data-a) 1x) }", "background")]
    [InlineData("p { background: image-set(--made() 1x) }", "background")]
    [InlineData("p { background: image(ltr \"https://example.org/a.png\") }", "background")]
    [InlineData("p { --a: url(https://example.org/a.png) }", "--a")]
    [InlineData("p { --a: { b: image-set(\"https://example.org/a.png\" 1x) } }", "--a")]
    [InlineData("@property --a { syntax: '<url>'; inherits: false; initial-value: url(https://example.org/a.png) }", "initial-value")]
    [InlineData("@supports (background: url(https://example.org/a.png)) { p { color: red } }", "@supports")]
    [InlineData("p:is(a, url(https://example.org/a.png)) { color: red }", "p:is(a, url(\"https://example.org/a.png\"))")]
    [InlineData("p { width: expression(alert(1)) }", "width")]
    [InlineData("p { width: EXP\\52 ESSION(alert(1)) }", "width")]
    [InlineData("p { --a: calc(1 + expression(1)) }", "--a")]
    [InlineData("p { behavior: url(/a.htc) }", "behavior")]
    [InlineData("p { BEHAV\\49OR: url(/a.htc) }", "BEHAVIOR")]
    [InlineData("p { -moz-binding: url(/a.xml#b) }", "-moz-binding")]
    [InlineData("p { content: \"never\nclosed\" }", "content")]
    [InlineData("p { color: red) }", "color")]
    [InlineData("p { color: rgb(1, 2, 3 }", "color")]
    [InlineData("p { color: a @import 'x' }", "color")]
    [InlineData("p { color: <!-- red }", "color")]
    [InlineData("{ color: red }", "")]
    [InlineData("words without braces", "words without braces")]
    [InlineData("p { words without braces; }", "words without braces")]
    [InlineData("p { color: red\\\n}", "color")]
    public void What_is_hostile_or_broken_is_left_out_and_named(string typed, string what)
    {
        var css = HarmlessCss.Of(typed + "\n");

        Assert.Equal(what, Assert.Single(css.LeftOut).What);
        Assert.NotEmpty(css.LeftOut[0].Why);
        AssertHarmless(css.Css);
        Assert.DoesNotContain("example", css.Css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expression", css.Css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("behavior", css.Css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("import", css.Css, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("p { color: red; width: expression(1); margin: 0 } a { color: blue }", "p{color: red;margin: 0;}\na{color: blue;}\n")]
    [InlineData("@import '/a.css'; p { color: red }", "p{color: red;}\n")]
    [InlineData("@media print { @import '/a.css'; p { color: red } }", "@media print{p{color: red;}}\n")]
    [InlineData("p { color: red;; } ; a { top: 0 };", "p{color: red;}\na{top: 0;}\n")]
    [InlineData("<!-- p { color: red } -->", "p{color: red;}\n")]
    [InlineData("p { color: red", "p{color: red;}\n")]
    [InlineData("p { width: calc(1px + (2px", "p{width: calc(1px + (2px));}\n")]
    [InlineData("p { content: \"open", "p{content: \"open\";}\n")]
    [InlineData("/* all */ p /* of */ { /* it */ color /* is */ : /* red */ red /* here */ } /* and", "p{color: red;}\n")]
    [InlineData("p { margin: 1px/**/2px; color: r/**/ed }", "p{margin: 1px/**/2px;color: r/**/ed;}\n")]
    [InlineData("url/**/(https://example.org) { color: red }", "url/**/(https://example.org){color: red;}\n")]
    [InlineData("p { color: u/**/rl(/a) }", "p{color: u/**/rl(/a);}\n")]
    [InlineData("p { content: \"</style><script>\" }", "p{content: \"\\3c /style>\\3c script>\";}\n")]
    [InlineData("p { color: a </style b }", "p{color: a < /style b;}\n")]
    [InlineData("p </style> q { color: red }", "p < /style> q{color: red;}\n")]
    [InlineData(".a\\<\\/style { color: red }", ".a\\3c \\2f style{color: red;}\n")]
    [InlineData("p { width: 1\\65 3 }", "p{width: 1\\65 3;}\n")]
    [InlineData("p { content: '\\201C' \"\\\"\" '\\\n' }", "p{content: \"“\" \"\\22 \" \"\";}\n")]
    [InlineData("\uFEFFp { color: red }", "p{color: red;}\n")]
    [InlineData("p\0 { color: red\u0007 }", "p{color: red;}\n")]
    [InlineData("", "")]
    [InlineData(" \n\t ", "")]
    public void The_rest_is_served_in_one_spelling(string typed, string served)
    {
        Assert.Equal(served, HarmlessCss.Of(typed).Css);
        AssertHarmless(served);
    }

    [Fact]
    public void It_says_in_which_line()
    {
        var css = HarmlessCss.Of("/* one\ntwo */\np {\n  color: red;\n  content: \"a\\\nb\";\n  width: expression(1);\n}\n\n@import '/a.css';");

        Assert.Equal([(7, "width"), (10, "@import")], css.LeftOut.Select(part => (part.Line, part.What)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("}")]
    [InlineData(")")]
    [InlineData("a{")]
    [InlineData("a:b{")]
    [InlineData("a:b;")]
    [InlineData("a{b:c;")]
    [InlineData("&{")]
    [InlineData("@media{")]
    [InlineData("@layer a;")]
    [InlineData("@a{")]
    [InlineData("a{--b:{")]
    [InlineData("a{b:(")]
    [InlineData("a(")]
    [InlineData("url(")]
    [InlineData("image-set(")]
    [InlineData("a{b:image-set(")]
    [InlineData("a{b:\"")]
    [InlineData("\\")]
    [InlineData("\\a ")]
    [InlineData("/*")]
    [InlineData("<!--")]
    [InlineData("-")]
    [InlineData("1e")]
    [InlineData("a{b:1/**/a;}")]
    [InlineData("a,")]
    [InlineData("\n")]
    [InlineData("é")]
    public void However_long_and_deep_it_costs_little(string part)
    {
        var typed = string.Concat(Enumerable.Repeat(part, Theme.Length / part.Length));
        var watch = Stopwatch.StartNew();

        AssertHarmless(HarmlessCss.Of(typed).Css);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
    }

    [Fact]
    public void Levels_without_end_are_left_out()
    {
        var deep = string.Concat(Enumerable.Repeat("a{", HarmlessCss.MostLevels)) + "color:red" + new string('}', HarmlessCss.MostLevels);

        Assert.Empty(HarmlessCss.Of(deep).LeftOut);
        Assert.Contains("more than", Assert.Single(HarmlessCss.Of($"a{{{deep}}}").LeftOut).Why, StringComparison.Ordinal);
        Assert.Contains("more than", Assert.Single(HarmlessCss.Of($"a{{b:{new string('(', 30)}{new string(')', 30)}}}").LeftOut).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_typed_what_is_served_is_harmless_and_passes_again()
    {
        string[] parts =
        [
            "a", "b", "p", ":hover", "--x", "url(", "\\75 rl(", "src(", "image-set(", "var(", "expression(", "calc(", "format(", "\"", "'", "\\", "\\a", "\\\"", "\\3c ", "\n", " ", "\t",
            "/*", "*/", "/", "*", "//example.org/", "https://example.org", "/media/a.png", "#x", "#1a", "#", "@import", "@media", "@layer", "@font-face", "@\\69mport", "@", "{", "}", "(", ")", "[", "]",
            ":", ";", ",", ".", "+", "-", "--", "->", "-->", "<!--", "<", "<=", "</style>", "!important", "1", "1e", "1e3", "1\\65 3", ".5", "%", "e", "E+1", "behavior:", "color:", "é", "\u00a0", "\u1680", "🍵", "&", ">", "~",
            "|", "=", "^", "$", "U+", "?", "\0", "\ud800",
        ];
        var random = new Random(7);
        for (var run = 0; run < 20_000; run++)
        {
            var typed = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => parts[random.Next(parts.Length)]));

            var css = HarmlessCss.Of(typed);

            AssertHarmless(css.Css, typed);
            var again = HarmlessCss.Of(css.Css);
            Assert.True(again.LeftOut.Count == 0 && again.Css == css.Css, $"{typed}\n--- served\n{css.Css}\n--- again\n{again.Css}");
        }
    }

    // Looked at with other eyes than those that wrote it.
    private static void AssertHarmless(string css, string typed = "")
    {
        // Of what stands in quotes, only how it begins.
        var (open, bare) = (new Stack<char>(), new StringBuilder());
        var (isQuoted, quote) = (false, 0);
        for (var i = 0; i < css.Length; i++)
        {
            bare.Append(isQuoted && css[i] != '"' && i - quote > 2 ? "" : css[i]);
            switch (css[i])
            {
                case '\\':
                    Assert.True(char.IsAsciiHexDigit(css[i + 1]), $"{typed}\n{css}");
                    break;
                case '"':
                    (isQuoted, quote) = (!isQuoted, i);
                    break;
                case '(' or '[' or '{' when !isQuoted:
                    open.Push(css[i]);
                    break;
                case ')' or ']' or '}' when !isQuoted:
                    Assert.True(open.TryPop(out var opening) && (opening, css[i]) is ('(', ')') or ('[', ']') or ('{', '}'), $"{typed}\n{css}");
                    break;
                case '\n':
                    Assert.False(isQuoted, $"{typed}\n{css}");
                    break;
                default:
                    break;
            }
        }

        Assert.True(open.Count == 0 && !isQuoted, $"{typed}\n{css}");
        Assert.DoesNotContain("</", css, StringComparison.Ordinal);
        Assert.DoesNotContain("<!", css, StringComparison.Ordinal);
        var plain = Escape().Replace(bare.ToString(), "x");
        Assert.DoesNotMatch("(?i)@import(?![a-z0-9_-])", plain);
        Assert.DoesNotMatch("(?i)(?<![a-z0-9_-])(url\\((?!\"[/#])|src\\( ?\"(?![/#]))", plain);
        Assert.DoesNotMatch("(?i)(?<![a-z0-9_-])((url|src)\\(\"//|expression\\()", plain);
    }

    // What it stands for belongs to a name or a text; none is written for a letter, a bracket or a slash.
    [GeneratedRegex(@"\\[0-9a-f]+ ")]
    private static partial Regex Escape();

    private static string Essence(string css) =>
        string.Concat(CssTokenizer.Read(css).Where(token => token.Kind != CssTokenKind.Space && !token.Is(';')).Select(CssWriter.TextOf));
}
