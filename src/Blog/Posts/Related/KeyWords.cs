using System.Globalization;
using System.Text;
using Blog.Markdown;
using Blog.Shared;

namespace Blog.Posts.Related;

/// <summary>
/// Picks the words by which a text may be recognised, in any language: those of its title and those it uses most. There is no list of words that
/// mean nothing: those are in every post, and what is in every post weighs nothing.
/// </summary>
internal static class KeyWords
{
    public const int Most = 32;

    private const int ShortestInTitle = 3;
    private const int ShortestInText = 4;

    /// <param name="title">Its words come first.</param>
    /// <param name="text">Plain, or Markdown as typed.</param>
    public static IReadOnlyList<string> Of(string title, string text)
    {
        var inTitle = WordsOf(title).Where(word => IsLong(word, ShortestInTitle));
        var inText = WordsOf(text).Where(word => IsLong(word, ShortestInText)).CountBy(word => word)
            .OrderByDescending(word => word.Value).ThenByDescending(word => word.Key.Length).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Select(word => word.Key);
        return [.. inTitle.Concat(inText).Distinct().Take(Most)];
    }

    // Two ideographs are a word already.
    private static bool IsLong(string word, int shortest) =>
        word.Length <= KeyWord.Length && (word.Length >= shortest || ReadingTime.IsIdeograph(word.EnumerateRunes().First().Value));

    // In small letters, without their accents. Where words are not parted by spaces, every two neighbours are taken for one.
    private static IEnumerable<string> WordsOf(string text)
    {
        var word = new StringBuilder();
        var before = default(Rune?);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var isIdeograph = ReadingTime.IsIdeograph(rune.Value);
            if (isIdeograph && before is { } first)
            {
                yield return $"{first}{rune}";
            }

            before = isIdeograph ? rune : null;
            if (!isIdeograph && Rune.IsLetter(rune))
            {
                word.AppendRune(Rune.ToLowerInvariant(rune));
            }
            else if (word.Length > 0 && Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }
}
