namespace Blog.Tests.Markdown;

/// <summary>Pieces of HTML that somebody typed at a place where HTML has none of them: the words stay, and the page is valid.</summary>
public class ContentModelTests
{
    [Theory]
    [InlineData("<li>astray</li>", "astray")]
    [InlineData("<dd>astray</dd>", "astray")]
    [InlineData("<figcaption>astray</figcaption>", "astray")]
    [InlineData("<summary>astray</summary>", "astray")]
    public async Task What_has_lost_its_list_or_its_frame_is_words(string html, string words) =>
        Assert.Equal(words, (await Render.Post(html)).Trim());

    [Fact]
    public async Task What_stands_between_the_items_of_a_list_is_an_item() =>
        Assert.Equal("<ul><li>one</li><li><p>two</p></li></ul>", await Render.Post("<ul><li>one</li><p>two</p></ul>"));

    [Fact]
    public async Task A_block_within_words_gives_way_to_its_words() =>
        Assert.Equal("<details><summary>Tea  one </summary>Words</details>", await Render.Post("<details><summary>Tea <ul><li>one</li></ul></summary>Words</details>"));

    [Fact]
    public async Task Definitions_without_a_term_are_no_list_of_terms() =>
        Assert.Equal("<div>An answer</div>", await Render.Post("<dl><dd>An answer</dd></dl>"));

    [Fact]
    public async Task A_folded_part_has_one_title_and_it_comes_first()
    {
        Assert.Equal("<details><summary>More</summary>Words</details>", await Render.Post("<details>Words</details>"));
        Assert.Equal("<details><summary>Tea</summary>Words again</details>", await Render.Post("<details>Words<summary>Tea</summary> <summary>again</summary></details>"));
    }

    [Fact]
    public async Task A_folded_part_may_have_a_heading_for_a_title() =>
        Assert.Contains("<summary>", await Render.Post("<details><summary><h3>Tea</h3></summary>Words</details>"));

    [Fact]
    public async Task A_figure_has_one_caption_first_or_last() =>
        Assert.Equal(
            "<figure><p>Words</p>again<figcaption>Tea</figcaption></figure>",
            await Render.Post("<figure><p>Words</p><figcaption>Tea</figcaption><figcaption>again</figcaption></figure>"));

    [Fact]
    public async Task An_empty_corner_of_a_table_names_no_column()
    {
        var html = await Render.Post("| | Minutes |\n| --- | --- |\n| Mint | 5 |");

        Assert.Contains("<td></td>", html);
        Assert.Contains("""<th scope="col">Minutes</th>""", html);
    }
}
