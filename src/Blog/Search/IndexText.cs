using System.Globalization;
using System.Text;
using Blog.Shared;

namespace Blog.Search;

/// <summary>
/// What a word is, said once for both databases: a run of letters, digits and marks; in scripts that are written without spaces, each character.
/// The databases have ideas of their own about "and/or" or "日本語", so a mark that nobody sees stands wherever a word ends without a space.
/// </summary>
public static class IndexText
{
    /// <summary>ASCII, so that it parts words in every database whatever its locale. No text has one: they are cleaned of control characters.</summary>
    private const char Border = '\u001F';

    /// <summary>Where a long word may be broken; nobody types it who looks for the word.</summary>
    private const char SoftHyphen = '\u00AD';

    /// <summary>The text with its words parted, for the index.</summary>
    public static string From(string text)
    {
        var parted = new StringBuilder(text.Length + (text.Length / 8));
        var before = Kind.Space;
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (rune.Value == SoftHyphen || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control && rune.Value != '\n'))
            {
                continue;
            }

            var kind = KindOf(rune, before);
            if (before != Kind.Space && kind != Kind.Space && (kind != before || kind == Kind.Character))
            {
                parted.Append(Border);
            }

            parted.AppendRune(rune);
            before = kind;
        }

        return parted.ToString();
    }

    /// <summary>A piece of such a text as people read it.</summary>
    public static string Plain(string parted) => parted.Replace(Border.ToString(), "", StringComparison.Ordinal);

    /// <summary>The words of any text, as they stand in it.</summary>
    public static IEnumerable<string> Words(string text) => WordsOf(From(text));

    /// <summary>The words of a text whose words are parted already.</summary>
    public static IEnumerable<string> WordsOf(string parted)
    {
        var word = new StringBuilder();
        foreach (var rune in parted.EnumerateRunes())
        {
            if (KindOf(rune, word.Length > 0 ? Kind.Word : Kind.Space) is Kind.Word or Kind.Character)
            {
                word.AppendRune(rune);
            }
            else if (word.Length > 0)
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

    /// <summary>A word without accents, in lower case: how both databases compare it.</summary>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var rune in word.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                folded.AppendRune(Rune.ToLowerInvariant(rune));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>True for a word of a script that is written without spaces.</summary>
    public static bool IsCharacter(string word) => Rune.TryGetRuneAt(word, 0, out var first) && StandsAlone(first);

    private static Kind KindOf(Rune rune, Kind before) =>
        Rune.IsWhiteSpace(rune) ? Kind.Space
        : StandsAlone(rune) ? Kind.Character
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber ? Kind.Word
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark && before == Kind.Word ? Kind.Word
        : Kind.Other;

    // Thai and Lao, kana, Han and Hangul (its words carry their endings without a space).
    private static bool StandsAlone(Rune rune) => rune.Value is >= 0x0E01 and <= 0x0EDF or >= 0x3041 and <= 0x30FF or >= 0x3400 and <= 0x4DBF
        or >= 0x4E00 and <= 0x9FFF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x323AF;

    private enum Kind
    {
        Space,
        Word,
        Character,
        Other,
    }
}
