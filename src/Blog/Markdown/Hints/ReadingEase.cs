using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Markdown.Hints;

/// <summary>
/// How easily a text is read, from 0 to 100, by the length of its sentences and words. English: Rudolf Flesch, "A new readability yardstick" (1948).
/// German: Toni Amstad, "Wie verständlich sind unsere Zeitungen?" (1978), who fitted the same figure to German.
/// </summary>
public static partial class ReadingEase
{
    /// <summary>Of fewer words the figure says nothing.</summary>
    public const int FewestWords = 50;

    /// <summary>Null for a short text, and in a language that has no formula here.</summary>
    public static int? Of(string plainText, CultureInfo language)
    {
        var words = Word().Matches(plainText).Select(word => word.Value.ToLowerInvariant()).ToList();
        if (words.Count < FewestWords)
        {
            return null;
        }

        var sentences = plainText.Split('\n').Sum(line => LongSentence.Sentences(line).Count());
        var wordsPerSentence = words.Count / (double)Math.Max(1, sentences);
        double? ease = language.TwoLetterISOLanguageName switch
        {
            "en" => 206.835 - (1.015 * wordsPerSentence) - (84.6 * words.Average(EnglishSyllables)),
            "de" => 180 - wordsPerSentence - (58.5 * words.Average(GermanSyllables)),
            _ => null,
        };
        return ease is { } figure ? (int)Math.Round(Math.Clamp(figure, 0, 100)) : null;
    }

    public static string Describe(int ease) => ease switch
    {
        >= 70 => "easy",
        >= 50 => "plain",
        >= 30 => "demanding",
        _ => "hard",
    };

    // A last e is silent, but not in "table" or "the".
    private static double EnglishSyllables(string word) => Math.Max(1, EnglishVowels().Count(word) - (SilentEnd().IsMatch(word) ? 1 : 0));

    private static double GermanSyllables(string word) => Math.Max(1, GermanVowels().Count(word));

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’]*")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex EnglishVowels();

    [GeneratedRegex("[^aeiouy][^aeiouyl]e$|[aeiouy]le$|[aeiouy][^aeiouyl]e$|[^dt]ed$|[^sxzcg]es$")]
    private static partial Regex SilentEnd();

    [GeneratedRegex("ei|ai|au|äu|eu|ie|aa|ee|oo|[aeiouyäöü]")]
    private static partial Regex GermanVowels();
}
