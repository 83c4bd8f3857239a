using System.Globalization;
using System.Text;

namespace Blog.Settings.Themes;

/// <summary>
/// Writes tokens anew, each in the one way that every browser reads alike. What was typed is never passed on as it is, so no reader can understand it
/// differently than we do; nor can it end the element or the comment that it may stand in.
/// </summary>
internal static class CssWriter
{
    public static string Write(IEnumerable<CssToken> tokens)
    {
        var (css, open) = (new StringBuilder(), new Stack<char>());
        CssToken? before = null;
        foreach (var token in tokens)
        {
            if (before is { } left)
            {
                css.Append(Between(left, token));
            }

            css.Append(TextOf(token));
            if (token.IsOpening)
            {
                open.Push(token.Closing);
            }
            else if (token.Kind == CssTokenKind.Close)
            {
                open.TryPop(out _);
            }

            before = token;
        }

        // What was still open at the end of the sheet.
        return css.AppendJoin("", open).ToString();
    }

    public static string TextOf(CssToken token) => token.Kind switch
    {
        CssTokenKind.Ident => Identifier(token.Text),
        CssTokenKind.Function => $"{Identifier(token.Text)}(",
        CssTokenKind.At => $"@{Identifier(token.Text)}",
        CssTokenKind.Id => $"#{Identifier(token.Text)}",
        CssTokenKind.Hash => $"#{Name(token.Text)}",
        CssTokenKind.String => Quoted(token.Text),
        CssTokenKind.Url => $"url({Quoted(token.Text)})",
        CssTokenKind.Percentage => $"{token.Text}%",
        CssTokenKind.Dimension => Dimension(token),
        _ => token.Text,
    };

    // Two tokens that stood apart only by a comment, or by an escape that is gone, would become one.
    private static string Between(CssToken left, CssToken right) =>
        left.Kind is CssTokenKind.Space or CssTokenKind.Open or CssTokenKind.Close or CssTokenKind.String or CssTokenKind.Url or CssTokenKind.Function
            || right.Kind is CssTokenKind.Space or CssTokenKind.Close or CssTokenKind.String ? ""
        // Nothing that looks like HTML; as in "(width <= 40rem)", a sign of two characters stays one.
        : left.Is('<') ? (right.Is('=') ? "" : " ")
        : AreRead(TextOf(left), TextOf(right)) ? "" : "/**/";

    private static bool AreRead(string left, string right) =>
        CssTokenizer.Read(left + right) is [var first, var second, ..] && TextOf(first) == left && right.StartsWith(TextOf(second), StringComparison.Ordinal);

    // "1\65 3" is a number with the unit "e3", and 1e3 is a thousand.
    private static string Dimension(CssToken token)
    {
        var plain = token.Text + Identifier(token.Unit);
        return CssTokenizer.Read(plain) is [{ Kind: CssTokenKind.Dimension } read] && read.Unit == token.Unit ? plain
            : $"{token.Text}{Escape(new Rune(token.Unit[0]))}{Name(token.Unit[1..])}";
    }

    // https://www.w3.org/TR/cssom-1/#serialize-an-identifier
    private static string Identifier(string name)
    {
        var digit = name is ['-', ..] ? 1 : 0;
        return name.Length > digit && char.IsAsciiDigit(name[digit]) ? $"{name[..digit]}{Escape(new Rune(name[digit]))}{Name(name[(digit + 1)..])}"
            // Alone, one is a sign; two before a ">" would end an HTML comment.
            : name is "-" or "--" ? $"{Escape(new Rune('-'))}{name[1..]}"
            : Name(name);
    }

    private static string Name(string name)
    {
        var written = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            written.Append(IsPlain(rune) ? rune.ToString() : Escape(rune));
        }

        return written.ToString();
    }

    private static string Quoted(string said)
    {
        var written = new StringBuilder("\"");
        foreach (var rune in said.EnumerateRunes())
        {
            written.Append(Rune.IsControl(rune) || rune.Value is '"' or '\\' or '<' ? Escape(rune) : rune.ToString());
        }

        return written.Append('"').ToString();
    }

    private static string Escape(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");

    // Of the others, browsers of different ages do not agree whether they may stand in a name.
    private static bool IsPlain(Rune rune) => rune.Value switch
    {
        '-' or '_' or 0xB7 or 0x200C or 0x200D or 0x203F or 0x2040 => true,
        < 0x80 => char.IsAsciiLetterOrDigit((char)rune.Value),
        (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x37D) or (>= 0x37F and <= 0x1FFF) => true,
        (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF) or (>= 0x3001 and <= 0xD7FF) => true,
        (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFC) or >= 0x10000 => true,
        _ => false,
    };
}
