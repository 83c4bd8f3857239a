using System.Globalization;
using System.Text;
using Blog.Shared;

namespace Blog.Settings.Themes;

/// <summary>
/// Takes CSS apart as browsers do: https://www.w3.org/TR/css-syntax-3/#tokenization. Escapes are read, so nothing can hide behind one; comments are
/// passed over. It knows no property and no function, so it loses none that is new.
/// </summary>
internal sealed class CssTokenizer
{
    private const char End = '\0';
    private const int LongestEscape = 6;

    private readonly string text;
    private int at;
    private int line = 1;

    // As the standard wants it first: one kind of line feed, no control characters, no mark of a file before all.
    private CssTokenizer(string typed) => text = PlainText.Lines(typed).TrimStart('\uFEFF');

    public static List<CssToken> Read(string typed)
    {
        var (tokenizer, tokens) = (new CssTokenizer(typed), new List<CssToken>());
        while (tokenizer.Next() is { } token)
        {
            // Around a comment there may be two.
            if (token.Kind != CssTokenKind.Space || tokens is not [.., { Kind: CssTokenKind.Space }])
            {
                tokens.Add(token);
            }
        }

        return tokens;
    }

    // Null at the end.
    private CssToken? Next()
    {
        SkipComments();
        if (at == text.Length)
        {
            return null;
        }

        var (start, here) = (at, line);
        var token = ReadToken() with { Line = here };
        line += text.AsSpan(start, at - start).Count('\n');
        return token;
    }

    private CssToken ReadToken() => text[at] switch
    {
        ' ' or '\t' or '\n' => ReadSpace(),
        '"' or '\'' => ReadString(text[at++]),
        '#' when IsName(Peek(1)) || IsEscape(1) => ReadHash(),
        '(' or '[' or '{' => Single(CssTokenKind.Open),
        ')' or ']' or '}' => Single(CssTokenKind.Close),
        '<' when Follows("<!--") => Several(CssTokenKind.HtmlComment, "<!--"),
        '-' when Follows("-->") => Several(CssTokenKind.HtmlComment, "-->"),
        '@' when StartsIdent(1) => ReadAt(),
        _ when StartsNumber() => ReadNumber(),
        _ when StartsIdent(0) => ReadIdent(),
        '\\' => Single(CssTokenKind.Broken) with { Text = "A backslash stands at the end of a line." },
        _ => Single(CssTokenKind.Sign),
    };

    private void SkipComments()
    {
        while (Follows("/*"))
        {
            var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end + 2;
            line += text.AsSpan(at, end - at).Count('\n');
            at = end;
        }
    }

    private CssToken ReadSpace()
    {
        while (IsSpace(Peek()))
        {
            at++;
        }

        return Token(CssTokenKind.Space, " ");
    }

    private CssToken ReadString(char quote)
    {
        var said = new StringBuilder();
        while (at < text.Length && Peek() != quote)
        {
            if (Peek() == '\n')
            {
                return Token(CssTokenKind.Broken, "A quote is opened and not closed on the same line.");
            }

            if (Peek() != '\\')
            {
                said.Append(text[at++]);
            }
            else if (Peek(1) == '\n' || at + 1 == text.Length)
            {
                // A text that goes on in the next line, or ends with the sheet.
                at = Math.Min(at + 2, text.Length);
            }
            else
            {
                AppendEscape(said);
            }
        }

        at = Math.Min(at + 1, text.Length);
        return Token(CssTokenKind.String, said.ToString());
    }

    private CssToken ReadHash()
    {
        at++;
        var kind = StartsIdent(0) ? CssTokenKind.Id : CssTokenKind.Hash;
        return Token(kind, ReadName());
    }

    private CssToken ReadAt()
    {
        at++;
        return Token(CssTokenKind.At, ReadName());
    }

    private CssToken ReadNumber()
    {
        var start = at;
        at += Peek() is '+' or '-' ? 1 : 0;
        SkipDigits();
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            at++;
            SkipDigits();
        }

        if (Peek() is 'e' or 'E' && char.IsAsciiDigit(Peek(Peek(1) is '+' or '-' ? 2 : 1)))
        {
            at += 2;
            SkipDigits();
        }

        var number = text[start..at];
        if (StartsIdent(0))
        {
            return Token(CssTokenKind.Dimension, number) with { Unit = ReadName() };
        }

        if (Peek() != '%')
        {
            return Token(CssTokenKind.Number, number);
        }

        at++;
        return Token(CssTokenKind.Percentage, number);
    }

    private CssToken ReadIdent()
    {
        var name = ReadName();
        if (Peek() != '(')
        {
            return Token(CssTokenKind.Ident, name);
        }

        at++;
        return name.Equals("url", StringComparison.OrdinalIgnoreCase) && !IsQuoteNext() ? ReadUrl() : Token(CssTokenKind.Function, name);
    }

    private bool IsQuoteNext()
    {
        var next = at;
        while (next < text.Length && IsSpace(text[next]))
        {
            next++;
        }

        return next < text.Length && text[next] is '"' or '\'';
    }

    private CssToken ReadUrl()
    {
        var address = new StringBuilder();
        ReadSpace();
        while (at < text.Length && Peek() != ')')
        {
            if (IsSpace(Peek()))
            {
                ReadSpace();
                if (at < text.Length && Peek() != ')')
                {
                    return ReadBrokenUrl();
                }
            }
            else if (Peek() is '"' or '\'' or '(' || (Peek() == '\\' && !IsEscape(0)))
            {
                return ReadBrokenUrl();
            }
            else if (Peek() == '\\')
            {
                AppendEscape(address);
            }
            else
            {
                address.Append(text[at++]);
            }
        }

        at = Math.Min(at + 1, text.Length);
        return Token(CssTokenKind.Url, address.ToString());
    }

    private CssToken ReadBrokenUrl()
    {
        while (at < text.Length && Peek() != ')')
        {
            at = Math.Min(at + (IsEscape(0) ? 2 : 1), text.Length);
        }

        at = Math.Min(at + 1, text.Length);
        return Token(CssTokenKind.Broken, "What stands in url( ) is no address: put it in quotes.");
    }

    private string ReadName()
    {
        var name = new StringBuilder();
        while (at < text.Length)
        {
            if (IsName(Peek()))
            {
                name.Append(text[at++]);
            }
            else if (IsEscape(0))
            {
                AppendEscape(name);
            }
            else
            {
                break;
            }
        }

        return name.ToString();
    }

    private void AppendEscape(StringBuilder said)
    {
        at++;
        var start = at;
        while (at - start < LongestEscape && char.IsAsciiHexDigit(Peek()))
        {
            at++;
        }

        if (at > start)
        {
            var code = int.Parse(text.AsSpan(start, at - start), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            said.AppendRune(code != 0 && Rune.IsValid(code) ? new Rune(code) : Rune.ReplacementChar);
            // One space ends the number and means nothing else.
            at += IsSpace(Peek()) ? 1 : 0;
        }
        else
        {
            said.Append(at < text.Length ? text[at++] : '\uFFFD');
        }
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek()))
        {
            at++;
        }
    }

    private bool StartsNumber()
    {
        var first = Peek() is '+' or '-' ? 1 : 0;
        return char.IsAsciiDigit(Peek(first)) || (Peek(first) == '.' && char.IsAsciiDigit(Peek(first + 1)));
    }

    private bool StartsIdent(int ahead) =>
        Peek(ahead) == '-' ? IsNameStart(Peek(ahead + 1)) || Peek(ahead + 1) == '-' || IsEscape(ahead + 1) : IsNameStart(Peek(ahead)) || IsEscape(ahead);

    private bool IsEscape(int ahead) => Peek(ahead) == '\\' && Peek(ahead + 1) != '\n';

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_' || character >= 0x80;

    private static bool IsName(char character) => IsNameStart(character) || char.IsAsciiDigit(character) || character == '-';

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\n';

    private char Peek(int ahead = 0) => at + ahead < text.Length ? text[at + ahead] : End;

    private bool Follows(string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private CssToken Single(CssTokenKind kind) => Token(kind, text[at++].ToString());

    private CssToken Several(CssTokenKind kind, string what)
    {
        at += what.Length;
        return Token(kind, what);
    }

    private static CssToken Token(CssTokenKind kind, string said) => new(kind, said, Line: 0);
}
