using Blog.Shared;

namespace Blog.Tests.Shared;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  two\t words\r\n here ", "two words here")]
    [InlineData("a\0b\u0007c\u0085d", "abc d")]
    [InlineData("no\uffffcharacter", "nocharacter")]
    [InlineData("لخبز \u200fو", "لخبز \u200fو")]
    public void A_line_is_one_line_of_what_may_be_stored(string? typed, string kept) => Assert.Equal(kept, PlainText.Line(typed));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal(("a \ufffd b", "\ufffd\n"), (PlainText.Line("a \ud83d b"), PlainText.Lines("\udc00\n")));

    [Theory]
    [InlineData(null, "")]
    [InlineData("\n\tfirst\r\nsecond  \r\n\r\n", "\n\tfirst\nsecond  \n\n")]
    [InlineData("a\0b\u001bc", "abc")]
    [InlineData("🍞 שלום \u200e!", "🍞 שלום \u200e!")]
    public void Lines_stay_as_they_were_typed(string? typed, string kept) => Assert.Equal(kept, PlainText.Lines(typed));
}
