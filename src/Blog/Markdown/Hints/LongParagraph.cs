namespace Blog.Markdown.Hints;

/// <summary>A wall of words, on a phone most of all.</summary>
internal sealed class LongParagraph : IHintRule
{
    public const int Most = 150;

    public IEnumerable<Hint> LookAt(ParsedText text) =>
        from passage in text.Paragraphs
        let words = ReadingTime.Words(passage.Text)
        where words > Most
        select text.HintAt(
            $"This paragraph has {words} words. An empty line somewhere gives readers a rest.", passage.Text,
            passage.PlaceOf(0), passage.PlaceOf(passage.Text.Length - 1) + 1);
}
