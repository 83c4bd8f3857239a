using Blog.Markdown;

namespace Blog.Tests.Markdown;

/// <summary>What an author's Markdown looks like to a reader.</summary>
public class PostTextTests
{
    [Fact]
    public async Task A_sign_off_keeps_its_line_break() =>
        Assert.Equal("<p>Be well,<br>\nMaren</p>", await Render.Post("Be well,  \nMaren"));

    [Fact]
    public async Task A_heading_of_the_first_level_moves_below_the_title_and_others_stay() =>
        Assert.Equal(
            """
            <div class="heading"><h2 id="one">One</h2><a class="anchor" href="#one" aria-label="Link to “One”">#</a></div>
            <div class="heading"><h2 id="two">Two</h2><a class="anchor" href="#two" aria-label="Link to “Two”">#</a></div>
            <div class="heading"><h3 id="three">Three</h3><a class="anchor" href="#three" aria-label="Link to “Three”">#</a></div>
            """,
            await Render.Post("# One\n\n## Two\n\n### Three"));

    [Theory]
    [InlineData("A walk in the rain!", "a-walk-in-the-rain")]
    [InlineData("Comments", "comments-section")]
    [InlineData("Private", "private-section")]
    [InlineData("C12", "c12-section")]
    [InlineData("Name hint", "name-hint-section")]
    [InlineData("fn1", "fn1-section")]
    [InlineData("!!!", "section")]
    [InlineData("Über uns", "über-uns")]
    public async Task A_heading_id_is_made_of_its_words_and_never_one_of_the_pages_own(string heading, string id) =>
        Assert.Contains($"<h2 id=\"{id}\">", await Render.Post("## " + heading));

    [Theory]
    [InlineData("## Why tea[^1]\n\n[^1]: Because.", "why-tea", "Why tea")]
    [InlineData("Words[^2]\n\n## Why tea[^1]\n\n[^1]: Because.\n\n[^2]: So.", "why-tea", "Why tea")]
    [InlineData("## Why<br>tea", "why-tea", "Why tea")]
    [InlineData("Why\ntea\n---", "why-tea", "Why tea")]
    public async Task A_heading_is_called_by_its_words_alone(string markdown, string id, string words) =>
        Assert.Contains($"</h2><a class=\"anchor\" href=\"#{id}\" aria-label=\"Link to “{words}”\">#</a>", await Render.Post(markdown));

    [Fact]
    public async Task Equal_headings_get_different_ids()
    {
        var html = await Render.Post("## Tea\n\n## Tea-1\n\n## Tea\n\n## Tea");

        Assert.Equal(["tea", "tea-1", "tea-2", "tea-3"], Ids(html));
    }

    [Fact]
    public async Task A_table_scrolls_by_itself_and_names_its_columns()
    {
        var html = await Render.Post("| Tea | Minutes |\n| --- | ---: |\n| Mint | 5 |");

        Assert.StartsWith("""<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>""", html);
        Assert.Contains("""<th scope="col">Tea</th>""", html);
        Assert.Contains("""<td class="align-right">5</td>""", html);
        Assert.DoesNotContain("style", html);
    }

    [Fact]
    public async Task A_caption_names_the_table() =>
        Assert.Contains("aria-label=\"Three teas\"", await Render.Post("<table><caption>Three teas</caption><tr><td>Mint</td></tr></table>"));

    [Fact]
    public async Task A_task_has_a_disabled_box_that_its_words_name() =>
        Assert.Contains(
            """<li class="task-list-item"><label><input disabled type="checkbox" checked="checked"> Water <strong>the</strong> fern</label></li>""",
            await Render.Post("- [x] Water **the** fern"));

    [Fact]
    public async Task A_footnote_leads_there_and_back()
    {
        var html = await Render.Post("Words[^1]\n\n[^1]: The cellar.");

        Assert.Contains("""<a id="fnref1" href="#fn1" class="footnote-ref" aria-label="Footnote 1"><sup>1</sup></a>""", html);
        Assert.Contains("""<li id="fn1">""", html);
        Assert.Contains("""<a href="#fnref1" class="footnote-back-ref" aria-label="Back to the text">↩</a>""", html);
    }

    [Fact]
    public async Task Of_footnotes_without_a_mark_no_empty_list_is_left() =>
        Assert.Equal("<p>Words</p>", await Render.Post("Words\n\n[^2]: this note has no mark"));

    [Theory]
    [InlineData("NOTE", "note", "Note")]
    [InlineData("tip", "tip", "Tip")]
    [InlineData("IMPORTANT", "important", "Important")]
    [InlineData("WARNING", "warning", "Warning")]
    [InlineData("CAUTION", "caution", "Caution")]
    public async Task An_alert_has_a_title_and_an_icon(string typed, string name, string title)
    {
        var html = await Render.Post($"> [!{typed}]\n> Words");

        Assert.StartsWith($"<div class=\"markdown-alert markdown-alert-{name}\">\n<p class=\"markdown-alert-title\"><svg class=\"icon\"", html);
        // Of its size and colour wherever the stylesheet of the site is not.
        Assert.Contains(""" width="24" height="24" fill="none" stroke="currentColor" """, html);
        Assert.Contains($"</svg>{title}</p>\n<p>Words</p>", html);
    }

    [Fact]
    public void The_words_of_an_alerts_title_stay_words_beside_the_icon()
    {
        const string Title = "&lt;img src=x onerror=alert(1)&gt; <em>and more</em>";

        var html = Render.Renderer.FinishPost($"<div class=\"markdown-alert markdown-alert-note\"><p class=\"markdown-alert-title\">{Title}</p></div>", new RenderingBudget(200)).Html;

        Assert.EndsWith($"</svg>{Title}</p></div>", html);
    }

    [Fact]
    public async Task An_alert_of_an_unknown_kind_is_a_quote() =>
        Assert.Equal("<blockquote><p>[!song]</p>\n<p>La</p>\n</blockquote>", await Render.Post("> [!song]\n> La"));

    [Fact]
    public async Task A_titled_picture_alone_in_its_paragraph_is_a_figure() =>
        Assert.Equal(
            """<figure><img src="/media/tea.avif" alt="A cup" loading="lazy"><figcaption>Waiting</figcaption></figure>""",
            await Render.Post("![A cup](/media/tea.avif \"Waiting\")"));

    [Fact]
    public async Task A_picture_among_words_stays_there() =>
        Assert.Equal(
            """<p>See <img src="/media/tea.avif" alt="A cup" title="Waiting" loading="lazy"></p>""",
            await Render.Post("See ![A cup](/media/tea.avif \"Waiting\")"));

    [Theory]
    [InlineData("![A cup](https://example.org/tea.png)", """<p><a href="https://example.org/tea.png" rel="noopener">A cup</a></p>""")]
    [InlineData("![A cup](//example.org/tea.png \"Waiting\")", """<p><a href="//example.org/tea.png" rel="noopener">A cup</a></p>""")]
    [InlineData("![](HTTP://example.org/tea.png)", """<p><a href="HTTP://example.org/tea.png" rel="noopener">HTTP://example.org/tea.png</a></p>""")]
    [InlineData("[![A cup](https://example.org/tea.png)](/tea)", """<p><a href="/tea">A cup</a></p>""")]
    public async Task A_picture_from_another_host_is_a_link_and_never_fetched(string markdown, string html) =>
        Assert.Equal(html, await Render.Post(markdown));

    [Theory]
    [InlineData("<img src=\"\\\\example.org/a.png\">")]
    [InlineData("<img src=\"/\\example.org/a.png\">")]
    [InlineData("<img src=\"/\t/example.org/a.png\">")]
    [InlineData("<img src=\" https://example.org/a.png\">")]
    [InlineData("<img src=\"ht&#10;tps://example.org/a.png\">")]
    [InlineData("<img src=\"https:example.org/a.png\">")]
    [InlineData("<img srcset=\"https://example.org/a.png 2x\" alt=\"x\">")]
    public async Task No_spelling_makes_the_browser_fetch_from_another_host(string html) =>
        Assert.DoesNotContain("<img", await Render.Post(html));

    [Fact]
    public async Task Links_to_other_hosts_keep_nothing_open_and_links_within_are_left_alone() =>
        Assert.Equal(
            """<p><a href="https://example.org/" rel="noopener">out</a> <a href="/in">in</a> <a href="#x">here</a> <a href="mailto:a@example.org">mail</a></p>""",
            await Render.Post("[out](https://example.org/) [in](/in) [here](#x) [mail](mailto:a@example.org)"));

    [Fact]
    public async Task Only_two_tildes_strike_through() =>
        Assert.Equal("<p><del>gone</del> ~here~ H~2~O ^up^ ==mark== ++ins++</p>", await Render.Post("~~gone~~ ~here~ H~2~O ^up^ ==mark== ++ins++"));

    [Fact]
    public async Task A_term_has_its_definition() =>
        Assert.Equal("<dl>\n<dt>Leading</dt>\n<dd>The air between lines</dd>\n</dl>", await Render.Post("Leading\n:   The air between lines"));

    [Fact]
    public async Task Smart_punctuation_is_the_authors_choice()
    {
        Assert.Equal("<p>“It’s” – well… <code>\"a\"</code></p>", await Render.Post("\"It's\" -- well... `\"a\"`", smart: true));
        Assert.Equal("<p>\"It's\" -- well...</p>", await Render.Post("\"It's\" -- well..."));
    }

    [Fact]
    public async Task Neither_attributes_nor_abbreviations_are_syntax() =>
        Assert.Equal("<p>Hi {onclick=alert(1)}</p>\n<p>*[HTML]: Hyper</p>", await Render.Post("Hi {onclick=alert(1)}\n\n*[HTML]: Hyper"));

    [Fact]
    public async Task Control_characters_never_reach_the_page() =>
        Assert.Equal("<p>a\uFFFDb\uFFFDc</p>", await Render.Post("a\0b\uD800c\u0007&#7;"));

    [Fact]
    public async Task The_plain_text_has_the_words_and_nothing_else() =>
        Assert.Equal(
            "Tea\nHot & good\nMint\nThe cellar.",
            await Render.Words("# Tea\n\n*Hot* &amp; [good](/x)[^1]\n\n- Mint\n\n[^1]: The cellar."));

    private static string[] Ids(string html) =>
        [.. html.Split(" id=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)])];
}
