using System.Text;

namespace Blog.Shared;

internal static class StringBuilderRunes
{
    /// <summary>Appends a character without making a string of it first: a text has thousands.</summary>
    public static StringBuilder AppendRune(this StringBuilder text, Rune rune)
    {
        Span<char> utf16 = stackalloc char[2];
        return text.Append(utf16[..rune.EncodeToUtf16(utf16)]);
    }
}
