namespace Blog.Tests.Markdown;

/// <summary>What a visitor's words may look like.</summary>
public class CommentTextTests
{
    [Fact]
    public async Task A_new_line_is_a_new_line() =>
        Assert.Equal("<p>one<br>\ntwo</p>\n<p>three</p>", await Render.Comment("one\ntwo\n\nthree"));

    [Fact]
    public async Task Plain_markup_is_welcome() =>
        Assert.Equal(
            "<p><em>a</em> <strong>b</strong> <code>c</code> <del>d</del></p>\n<ul>\n<li>e</li>\n</ul>\n<blockquote>\n<p>f</p>\n</blockquote>",
            await Render.Comment("*a* **b** `c` ~~d~~\n\n- e\n\n> f"));

    [Theory]
    [InlineData("https://example.org", "https://example.org")]
    [InlineData("[https://example.org](https://example.org)", "https://example.org")]
    [InlineData("<https://example.org>", "https://example.org")]
    public async Task A_link_vouches_for_nobody(string markdown, string address) =>
        Assert.Equal($"<p><a href=\"{address}\" rel=\"nofollow ugc noopener\">{address}</a></p>", await Render.Comment(markdown));

    [Theory]
    [InlineData("[a](/relative)")]
    [InlineData("[a](//example.org)")]
    [InlineData("[a](tel:123)")]
    [InlineData("[a](ftp://example.org)")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](#respond)")]
    public async Task Other_links_are_only_words(string markdown) => Assert.Equal("<p>a</p>", await Render.Comment(markdown));

    [Theory]
    [InlineData("# Big", "<p><strong>Big</strong></p>")]
    [InlineData("Big\n===", "<p>Big<br>\n===</p>")]
    [InlineData("Maren\n---", "<p>Maren<br>\n---</p>")]
    public async Task There_are_no_headings(string markdown, string html) => Assert.Equal(html, await Render.Comment(markdown));

    [Theory]
    [InlineData("[Thanks]: Hanna", "<p>[Thanks]: Hanna</p>")]
    [InlineData("Dear all\n\n[edit]: fixed", "<p>Dear all</p>\n<p>[edit]: fixed</p>")]
    [InlineData("text[^1]\n\n[^1]: note", "<p>text[^1]</p>\n<p>[^1]: note</p>")]
    [InlineData("> [she]: hers", "<blockquote>\n<p>[she]: hers</p>\n</blockquote>")]
    public async Task What_looks_like_the_address_of_a_link_elsewhere_is_read_as_typed(string markdown, string html) =>
        Assert.Equal(html, await Render.Comment(markdown));

    [Theory]
    [InlineData("As [she][1] says.\n\n[1]: https://e.org/she")]
    [InlineData("As [she] says.\n\n[she]: https://e.org/she")]
    public async Task A_link_may_have_its_address_elsewhere(string markdown) =>
        Assert.Equal("<p>As <a href=\"https://e.org/she\" rel=\"nofollow ugc noopener\">she</a> says.</p>", await Render.Comment(markdown));

    [Fact]
    public async Task A_picture_is_offered_as_a_link() =>
        Assert.Equal(
            """<p><a href="https://example.org/a.png" rel="nofollow ugc noopener">Me</a> you</p>""",
            await Render.Comment("![Me](https://example.org/a.png) ![you](/media/b.png)"));

    [Theory]
    [InlineData("<b>x</b>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<details>")]
    [InlineData("| a |\n| - |\n| b |")]
    [InlineData("a[^1] b\n\n[^1]\\: c")]
    [InlineData("{.k} <!-- x -->")]
    public async Task Nothing_else_is_markup(string markdown)
    {
        var html = await Render.Comment(markdown);

        Assert.DoesNotMatch("<(?!/?(p|br)>)", html);
        Assert.DoesNotContain("id=", html);
    }

    [Fact]
    public async Task Code_keeps_its_form_and_has_no_class() =>
        Assert.Equal(
            """<pre tabindex="0" role="group" aria-label="Code"><code>&lt;b&gt;""" + "\n</code></pre>",
            await Render.Comment("```html\n<b>\n```"));
}
