using System.Globalization;
using System.Text;

namespace Blog.Markdown;

/// <summary>How long a text is, for "7 min read".</summary>
public static class ReadingTime
{
    private const int WordsAMinute = 220;

    /// <summary>
    /// Counts runs of letters and digits. Chinese, Japanese and Korean write without spaces: there, two characters count as a word.
    /// </summary>
    public static int Words(string plainText)
    {
        var words = 0;
        var ideographs = 0;
        var inWord = false;
        foreach (var rune in plainText.EnumerateRunes())
        {
            if (IsIdeograph(rune.Value))
            {
                ideographs++;
                inWord = false;
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                words += inWord ? 0 : 1;
                inWord = true;
            }
            else if (!JoinsWords(rune))
            {
                inWord = false;
            }
        }

        return words + ((ideographs + 1) / 2);
    }

    /// <summary>Whole minutes: none for no words, else at least one.</summary>
    public static int Minutes(int words) => words <= 0 ? 0 : Math.Max(1, (int)Math.Round(words / (double)WordsAMinute));

    private static bool JoinsWords(Rune rune) =>
        rune.Value is '\'' or '’' or '-' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    internal static bool IsIdeograph(int value) =>
        value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
