using Blog.Comments.Rules;

namespace Blog.Tests.Comments.Rules;

public sealed class FoldedWordsTests
{
    [Theory]
    [InlineData("can't go on", "I CAN’T  go\non.")]
    [InlineData("müde", "so MUDE")]
    [InlineData("mude", "so müde, u\u0308ber und über")]
    [InlineData("Straße", "auf der STRASSE")]
    [InlineData("café", "le cafe\u0301 d’en face")]
    [InlineData("alcool", "trop d’alcool")]
    [InlineData("ISPARTA", "ısparta")]
    [InlineData("λόγος", "ΛΟΓΟΣ")]
    [InlineData("ёлка", "Елка")]
    [InlineData("المساعدة", "أحتاج المُساعَدة الآن")]
    [InlineData("שלום", "שָׁלוֹם לך")]
    [InlineData("मर जाना", "मुझे मर जाना है")]
    [InlineData("自杀", "我想自杀了")]
    [InlineData("死にたい", "もう死にたいです")]
    [InlineData("ตาย", "อยากตายแล้ว")]
    [InlineData("자살", "자살을 생각했다")]
    [InlineData("go on", "go\u00adon go\u200b on")]
    [InlineData("ｇｏ ｏｎ", "go on")]
    [InlineData("go on", "I can’t go **on**")]
    public void A_phrase_is_found(string phrase, string text) => Assert.NotNull(Phrases.Of(phrase).FirstIn(FoldedWords.Of(text)));

    [Theory]
    [InlineData("end it", "the weekend itself")]
    [InlineData("end it", "in the end, bend it")]
    [InlineData("go on", "go and on")]
    [InlineData("मर", "मरा हुआ")]
    [InlineData("कुल", "कल")]
    [InlineData("か", "が")]
    [InlineData("自杀", "自然")]
    public void Other_words_are_no_phrase(string phrase, string text) => Assert.Null(Phrases.Of(phrase).FirstIn(FoldedWords.Of(text)));

    [Theory]
    [InlineData("", " ")]
    [InlineData("… – !", " ")]
    [InlineData("\u0301\u0301", " ")]
    [InlineData("Soup, again", " soup again ")]
    public void A_text_becomes_its_words(string text, string words) => Assert.Equal(words, FoldedWords.Of(text));

    [Fact]
    public void A_list_keeps_each_phrase_once_and_finds_the_first()
    {
        var phrases = Phrases.Of("  Go   on \n\nGO ON\r\nlast night\n");

        Assert.Equal("Go on\nlast night", phrases.ToString());
        Assert.Equal("Go on", phrases.FirstIn(FoldedWords.Of("Last night I could not go on")));
        Assert.Null(Phrases.Of("").FirstIn(FoldedWords.Of("anything")));
    }
}
