using System.Globalization;
using System.Text;

namespace Blog.Shared;

/// <summary>
/// Cleans what people type, at the border: SQLite would store anything, PostgreSQL refuses NUL, XML every other control character.
/// </summary>
public static class PlainText
{
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
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>Lines: ends become "\n", tabs stay, other control characters go; nothing is trimmed.</summary>
    public static string Lines(string? typed)
    {
        if (string.IsNullOrEmpty(typed))
        {
            return "";
        }

        var lines = new StringBuilder(typed.Length);
        foreach (var rune in typed.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || IsText(rune))
            {
                lines.Append(rune.ToString());
            }
        }

        return lines.ToString();
    }

    // EnumerateRunes has turned lone surrogates into U+FFFD already. The two noncharacters are not allowed in XML.
    private static bool IsText(Rune rune) =>
        Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control && rune.Value is not (0xFFFE or 0xFFFF);
}
