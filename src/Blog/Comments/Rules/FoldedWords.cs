using System.Globalization;
using System.Text;
using Blog.Shared;

namespace Blog.Comments.Rules;

/// <summary>
/// A text as its words alone: " i can t go on ". Upper and lower case, accents, the look of the letters and punctuation make no difference. Where a
/// script sets no space between words, or hangs endings on them, every letter stands for itself, so that a phrase is found anywhere.
/// </summary>
public static class FoldedWords
{
    private const int Tatweel = 0x640;

    /// <summary>Marks that a text may have or not and still say the same. Those that are vowels of their script are no such marks.</summary>
    private static readonly (int First, int Last)[] Accents =
    [
        (0x300, 0x36f), (0x591, 0x5bd), (0x5bf, 0x5c7), (0x610, 0x61a), (0x64b, 0x65f), (0x670, 0x670), (0x6d6, 0x6ed), (0x1ab0, 0x1aff), (0x1dc0, 0x1dff),
        (0x20d0, 0x20f0), (0xfe00, 0xfe0f), (0xfe20, 0xfe2f),
    ];

    /// <summary>Thai and Lao, Myanmar, Khmer, kana and Chinese; and Korean, whose endings hang on the words.</summary>
    private static readonly (int First, int Last)[] Running =
    [
        (0xe00, 0xeff), (0x1000, 0x109f), (0x1780, 0x17ff), (0x3005, 0x3007), (0x3040, 0x30ff), (0x31f0, 0x31ff), (0x3400, 0x4dbf), (0x4e00, 0x9fff),
        (0xac00, 0xd7a3), (0x20000, 0x3ffff),
    ];

    /// <summary>One space between and around the words; a single one when there are none.</summary>
    public static string Of(string text)
    {
        var words = new StringBuilder(" ");
        var isRunning = false;
        foreach (var rune in Plain(text).EnumerateRunes())
        {
            if (!IsMark(rune))
            {
                var wasRunning = isRunning;
                isRunning = IsIn(Running, rune);
                if (!Rune.IsLetterOrDigit(rune))
                {
                    End(words);
                    continue;
                }

                if (isRunning || wasRunning)
                {
                    End(words);
                }
            }
            else if (words[^1] == ' ')
            {
                continue;
            }

            words.AppendRune(rune);
        }

        End(words);
        return words.ToString();
    }

    // Composed again at the end: the syllables of Korean are letters, their parts are not.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(rune => !IsIdle(rune)).Select(Rune.ToLowerInvariant))
        {
            if (Letters(rune) is { } letters)
            {
                plain.Append(letters);
            }
            else
            {
                plain.AppendRune(rune);
            }
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    // Of those that are more than another one with an accent.
    private static string? Letters(Rune rune) => rune.Value switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        _ => null,
    };

    private static void End(StringBuilder words)
    {
        if (words[^1] != ' ')
        {
            words.Append(' ');
        }
    }

    private static bool IsIdle(Rune rune) => rune.Value == Tatweel || Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format or UnicodeCategory.EnclosingMark => true,
        UnicodeCategory.NonSpacingMark => IsIn(Accents, rune),
        _ => false,
    };

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsIn((int First, int Last)[] ranges, Rune rune) => Array.Exists(ranges, range => rune.Value >= range.First && rune.Value <= range.Last);
}
