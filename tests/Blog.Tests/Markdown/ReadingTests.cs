using Blog.Markdown;
using Blog.Posts;

namespace Blog.Tests.Markdown;

/// <summary>Counting and cutting plain text.</summary>
public class ReadingTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(" … — \n", 0)]
    [InlineData("It’s a well-known 4-minute walk.", 5)]
    [InlineData("zwanzig Minuten Ruhe", 3)]
    [InlineData("静かな夜です", 3)]
    [InlineData("tea 茶 and 茶", 3)]
    public void Words_are_counted_as_people_would(string text, int words) => Assert.Equal(words, ReadingTime.Words(text));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(220, 1)]
    [InlineData(440, 2)]
    [InlineData(1540, 7)]
    public void Reading_takes_a_minute_for_220_words(int words, int minutes) => Assert.Equal(minutes, ReadingTime.Minutes(words));

    [Theory]
    [InlineData("Short.", 20, "Short.")]
    [InlineData("One line\nand another", 40, "One line and another")]
    [InlineData("The kettle sings, and then it rests.", 20, "The kettle sings…")]
    [InlineData("Unbelievablylongword", 10, "Unbelieva…")]
    [InlineData("", 10, "")]
    public void An_excerpt_ends_after_a_whole_word(string text, int length, string excerpt) =>
        Assert.Equal(excerpt, Excerpt.From(text, length));

    [Theory]
    [InlineData("## Before dawn\n\nThe kitchen is cold.\n\n### Later\n\nIt is not.", "The kitchen is cold. It is not.")]
    [InlineData("> # Before dawn\n> The kitchen is cold.", "The kitchen is cold.")]
    [InlineData("# Before dawn\n\n## Later", "Before dawn Later")]
    public async Task An_excerpt_has_what_stands_between_the_headings(string markdown, string excerpt) =>
        Assert.Equal(excerpt, RenderedText.Of(await Render.Renderer.RenderPostAsync(markdown, false, Render.English, TestContext.Current.CancellationToken)).Summary);

    [Theory]
    [InlineData("Before.\n\n<details><summary>About it</summary>\n\nThe hard words.\n\n</details>\n\nAfter.", "Before. About it After.")]
    [InlineData("<details><summary>About it</summary>The hard words.</details>", "About it")]
    [InlineData("<details open><summary>About it</summary>The words. <details><summary>More of it</summary>The hard words.</details></details>", "About it The words. More of it")]
    [InlineData("<details><summary><h2>About it</h2></summary>The hard words.</details>", "About it")]
    public async Task An_excerpt_leaves_folded_what_its_author_folded(string markdown, string excerpt) =>
        Assert.Equal(excerpt, RenderedText.Of(await Render.Renderer.RenderPostAsync(markdown, false, Render.English, TestContext.Current.CancellationToken)).Summary);

    [Fact]
    public void An_excerpt_never_cuts_what_looks_like_one_character()
    {
        const string Family = "👨‍👩‍👧";

        Assert.Equal(Family + "…", Excerpt.From(Family + Family, Family.Length + 3));
        Assert.Equal("…", Excerpt.From(Family + Family, 3));
    }
}
