using Blog.Shared;

namespace Blog.Tests.Shared;

public sealed class InitialsTests
{
    [Theory]
    [InlineData("Ines Prado", "IP")]
    [InlineData("elif", "E")]
    [InlineData("Ana Maria da Costa", "AC")]
    [InlineData("E\u0301lodie", "E\u0301")]
    [InlineData("🇩🇰 Astrid", "🇩🇰A")]
    [InlineData("陳 小明", "陳小")]
    [InlineData("John (Jr.)", "JJ")]
    [InlineData("\u201CBee\u201D", "B")]
    [InlineData("7 of 9", "79")]
    [InlineData("Tove & 🐝", "T🐝")]
    [InlineData("Tove *", "T")]
    [InlineData("…", "?")]
    [InlineData("", "?")]
    [InlineData("  ", "?")]
    public void The_first_character_of_the_first_and_the_last_name(string name, string initials) => Assert.Equal(initials, Initials.Of(name));
}
