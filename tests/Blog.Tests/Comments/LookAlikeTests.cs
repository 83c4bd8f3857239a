using Blog.Comments.Submissions;

namespace Blog.Tests.Comments;

public sealed class LookAlikeTests
{
    [Theory]
    [InlineData("Ines Prado")]
    [InlineData("ines prado")]
    [InlineData("Inés  Prádo")]
    [InlineData("InesPrado")]
    [InlineData("lnes Prado")]
    [InlineData("1nes Prad0")]
    [InlineData("Іnеs Рrаdо")]
    [InlineData("𝗜𝗻𝗲𝘀 𝗣𝗿𝗮𝗱𝗼")]
    [InlineData("I\u200bnes\u2060 Prado\ufeff")]
    [InlineData("Ines\u3164 Prado\u2800")]
    [InlineData("Ines Prado (author)")]
    [InlineData("The real Ines Prado")]
    [InlineData("Prado, Ines")]
    public void An_eye_would_take_it_for_the_author(string name) => Assert.True(LookAlike.Imitates(name, "Ines Prado"));

    [Theory]
    [InlineData("Ines")]
    [InlineData("Ines P.")]
    [InlineData("Prado")]
    [InlineData("Agnes Prado")]
    [InlineData("Ines Pradolini")]
    [InlineData("")]
    [InlineData("🥖")]
    public void Somebody_else_may_have_it(string name) => Assert.False(LookAlike.Imitates(name, "Ines Prado"));

    [Theory]
    [InlineData("Maren", "Marеn", true)]
    [InlineData("Maren", "Maren from the north", false)]
    [InlineData("Emma Wolf", "Ernrna VVolf", true)]
    [InlineData("李雷", "李雷", true)]
    public void Names_of_one_word_are_compared_as_a_whole(string author, string name, bool imitates) => Assert.Equal(imitates, LookAlike.Imitates(name, author));
}
