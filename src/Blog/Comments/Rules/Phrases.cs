using Blog.Shared.Forms;

namespace Blog.Comments.Rules;

/// <summary>Phrases that the owner keeps, one a line. Each is found as whole words, see <see cref="FoldedWords"/>.</summary>
public sealed class Phrases
{
    public const int Most = TypedLines.Most;
    public const int Length = 80;

    /// <summary>Of the longest list, as it is stored.</summary>
    public const int Characters = Most * (Length + 1);

    private readonly IReadOnlyList<Phrase> all;

    private Phrases(IReadOnlyList<Phrase> all) => this.all = all;

    /// <param name="lines">As typed, or as stored.</param>
    public static Phrases Of(string? lines) =>
        new([.. TypedLines.Of(lines).Select(line => new Phrase(line.Number, line.Words)).DistinctBy(phrase => phrase.Folded is " " ? phrase.Words : phrase.Folded)]);

    public IEnumerable<Mistake> Mistakes(string field) => TypedLines.TooMany(field, all.Count).Concat(
        from phrase in all
        where phrase.Words.Length > Length || phrase.Folded is " "
        select new Mistake(field, phrase.Words.Length > Length
            ? $"Line {phrase.Line} is too long: {Length} characters are the most"
            : $"Line {phrase.Line} has neither a letter nor a digit"));

    /// <summary>The first of them that somebody says, as the owner typed it; null when they say none.</summary>
    /// <param name="folded">What is said, as <see cref="FoldedWords"/>.</param>
    public string? FirstIn(string folded) => all.FirstOrDefault(phrase => folded.Contains(phrase.Folded, StringComparison.Ordinal))?.Words;

    /// <summary>As it is stored: each once, without empty lines.</summary>
    public override string ToString() => string.Join('\n', all.Select(phrase => phrase.Words));

    private sealed record Phrase(int Line, string Words)
    {
        public string Folded { get; } = FoldedWords.Of(Words);
    }
}
