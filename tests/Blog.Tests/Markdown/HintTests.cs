using System.Globalization;
using Blog.Markdown.Hints;

namespace Blog.Tests.Markdown;

/// <summary>What a writer may like to look at again. Each rule with what it sees and what it leaves alone.</summary>
public sealed class HintTests
{
    [Theory]
    [InlineData("Words ![](/media/a.jpg) more", "![](/media/a.jpg)")]
    [InlineData("<img src=\"/media/a.jpg\">", "<img src=\"/media/a.jpg\">")]
    [InlineData("so <img src=\"/a.jpg\"> it", "<img src=\"/a.jpg\">")]
    public void A_picture_without_a_description(string markdown, string place) => AssertOne("has no description", place, markdown);

    [Theory]
    [InlineData("![A fern](/media/a.jpg)")]
    [InlineData("<img src=\"/media/a.jpg\" alt=\"\">")]
    [InlineData("`![](/a.jpg)`")]
    public void A_picture_that_is_described_or_decoration(string markdown) => Assert.Empty(Of(markdown));

    [Theory]
    [InlineData("### Deep", "### Deep")]
    [InlineData("## One\n\n#### Three", "#### Three")]
    public void A_heading_that_skips_a_level(string markdown, string place) => AssertOne("would be the next", place, markdown);

    [Theory]
    [InlineData("# One\n\n## Two\n\n### Three\n\n## Four")]
    [InlineData("```\n#### code\n```")]
    public void Headings_in_order(string markdown) => Assert.Empty(Of(markdown));

    [Theory]
    [InlineData("Read it [here](/a) now", "[here](/a)")]
    [InlineData("[Click **here**!](https://example.org)", "[Click **here**!](https://example.org)")]
    [InlineData("[Weiterlesen …](/a)", "[Weiterlesen …](/a)")]
    public void A_link_that_does_not_say_where_it_leads(string markdown, string place) => AssertOne("doesn’t say where it leads", place, markdown);

    [Theory]
    [InlineData("[How to knead](/a)")]
    [InlineData("[hereafter](/a)")]
    public void A_link_that_does(string markdown) => Assert.Empty(Of(markdown));

    [Theory]
    [InlineData("Words\n\n[^2]: this note has no mark", "[^2]: this note has no mark")]
    [InlineData("Words[^1]\n\n[^1]: seen\n\n[^2]: unseen", "[^2]: unseen")]
    public void A_footnote_that_nobody_sees(string markdown, string place) => AssertOne("has no mark in the text", place, markdown);

    [Fact]
    public void A_footnote_that_has_its_mark() => Assert.Empty(Of("Words[^1] and[^tea]\n\n[^1]: seen\n[^tea]: too"));

    [Fact]
    public void A_sentence_that_must_be_read_twice()
    {
        var sentence = "And " + string.Join(' ', Enumerable.Repeat("and", LongSentence.Most)) + " so *on*.";

        AssertOne($"has {LongSentence.Most + 3} words", sentence, $"Short, e.g. this. {sentence} Short again.");
        Assert.Empty(Of(string.Concat(Enumerable.Repeat("Five words are not many. ", 20))));
    }

    [Fact]
    public void A_wall_of_words()
    {
        var wall = string.Join(' ', Enumerable.Repeat("So it is.", 51));

        AssertOne("An empty line somewhere", wall, $"Before.\n\n{wall}\n\nAfter.");
    }

    [Fact]
    public void A_link_that_nobody_answers()
    {
        const string Markdown = "[bread](/posts/bread) and [tea](/posts/tea)";

        var hint = Assert.Single(TextHints.Of(Markdown, address => address == "/posts/tea" ? "Nothing is there." : null));

        Assert.Equal(("Nothing is there.", "[tea](/posts/tea)"), (hint.Advice, Markdown[hint.From..hint.To]));
        Assert.Equal(["/posts/bread", "/posts/tea"], TextHints.Addresses(Markdown));
    }

    [Fact]
    public void They_come_in_the_order_of_the_text_and_not_without_end()
    {
        Assert.Equal(["/x", "here"], Of("![](/x)\n\n[here](/y)").Select(hint => hint.Quote));
        Assert.Equal(TextHints.Most, Of(string.Concat(Enumerable.Repeat("![](/x)\n\n", 80))).Count);
    }

    [Theory]
    [InlineData("en", "The cat sat on the mat. The dog ran to the door. It was a warm day. We all ate bread and had some tea.", 100, 100)]
    [InlineData("en", "Institutional considerations notwithstanding, interdisciplinary collaboration necessitates administrative reorganisation.", 0, 0)]
    [InlineData("de", "Der Hund lief zum Tor. Es war ein warmer Tag. Wir aßen Brot und tranken Tee. Dann kam der Regen und wir gingen ins Haus.", 75, 100)]
    [InlineData("de", "Die Verwaltungsvereinfachungsmaßnahmen berücksichtigen ausschließlich haushaltsrechtliche Rahmenbedingungen öffentlicher Auftraggeber.", 0, 5)]
    public void How_easily_it_is_read_in_its_language(string language, string text, int least, int most)
    {
        var words = string.Join('\n', Enumerable.Repeat(text, 12));

        Assert.InRange(ReadingEase.Of(words, CultureInfo.GetCultureInfo(language))!.Value, least, most);
    }

    [Fact]
    public void Of_few_words_or_in_other_languages_there_is_no_saying()
    {
        Assert.Null(ReadingEase.Of("The cat sat.", CultureInfo.GetCultureInfo("en")));
        Assert.Null(ReadingEase.Of(string.Concat(Enumerable.Repeat("Le chat dort. ", 50)), CultureInfo.GetCultureInfo("fr")));
    }

    private static IReadOnlyList<Hint> Of(string markdown) => TextHints.Of(markdown, _ => null);

    private static void AssertOne(string advice, string place, string markdown)
    {
        var hint = Assert.Single(Of(markdown));
        Assert.Contains(advice, hint.Advice, StringComparison.Ordinal);
        Assert.Equal(place, markdown[hint.From..hint.To]);
    }
}
