using System.Buffers;
using System.Globalization;
using System.Text;

namespace Blog.Shared;

/// <summary>
/// Cleans what people type, at the border: SQLite would store anything, PostgreSQL refuses NUL, XML every other control character.
/// </summary>
public static class PlainText
{
    // Whatever has none of these is clean, which nearly every text is: the controls but tab and line feed, what else ends a line, halves of
    // characters, and what XML does not allow.
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(code =>
            (char.IsControl(code) && code is not ('\t' or '\n')) || code is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' || char.IsSurrogate(code))]);

    /// <summary>One line: white space of any kind becomes one space, the ends are trimmed, control characters go.</summary>
    public static string Line(string? typed)
    {
        var line = new StringBuilder();
        foreach (var rune in (typed ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (IsText(rune))
            {
                line.AppendRune(rune);
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>Lines: ends become "\n", tabs stay, other control characters go; nothing is trimmed.</summary>
    public static string Lines(string? typed)
    {
        if (string.IsNullOrEmpty(typed) || !typed.AsSpan().ContainsAny(Suspicious))
        {
            return typed ?? "";
        }

        var lines = new StringBuilder(typed.Length);
        foreach (var rune in typed.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || IsText(rune))
            {
                lines.AppendRune(rune);
            }
        }

        return lines.ToString();
    }

    /// <summary>
    /// Without the characters that turn the direction of what follows: left open, they reach beyond the field. Letters find their direction by
    /// themselves; the marks that help them (U+200E, U+200F, joiners) stay.
    /// </summary>
    public static string WithoutTurns(string text) =>
        text.AsSpan().ContainsAnyInRange('\u202a', '\u202e') || text.AsSpan().ContainsAnyInRange('\u2066', '\u2069')
            ? string.Concat(text.Where(character => character is not ((>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'))))
            : text;

    /// <summary>
    /// Nobody sees it, wherever it stands: joiners and their like, and the letters that Hangul, Braille and musical notation fill gaps with, which
    /// Unicode counts as letters or signs.
    /// </summary>
    public static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0 or 0x1D159;

    // EnumerateRunes has turned lone surrogates into U+FFFD already. The two noncharacters are not allowed in XML.
    private static bool IsText(Rune rune) =>
        Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control && rune.Value is not (0xFFFE or 0xFFFF);
}
