using System.Globalization;
using System.Text;

namespace Blog.Shared;

/// <summary>What stands for a person who has no portrait: made here, never fetched from elsewhere.</summary>
public static class Initials
{
    /// <summary>"MH" for "Maren Holt", "E" for "Elif". Whole characters as readers see them, flags and accents included, but no brackets, quotes or other punctuation; "?" for a name without any.</summary>
    public static string Of(string name) => name.Split(' ').Select(First).OfType<string>().ToList() switch
    {
        [] => "?",
        [var only] => only,
        [var first, .., var last] => first + last,
    };

    // Null for a word of nothing but punctuation.
    private static string? First(string word)
    {
        for (var at = 0; at < word.Length; at += StringInfo.GetNextTextElementLength(word, at))
        {
            if (IsLetterDigitOrEmoji(word.AsSpan(at)))
            {
                return StringInfo.GetNextTextElement(word, at).ToUpperInvariant();
            }
        }

        return null;
    }

    private static bool IsLetterDigitOrEmoji(ReadOnlySpan<char> text)
    {
        _ = Rune.DecodeFromUtf16(text, out var first, out _);
        return Rune.IsLetterOrDigit(first) || Rune.GetUnicodeCategory(first) == UnicodeCategory.OtherSymbol;
    }
}
