using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Markdown.FromHtml;

/// <summary>Words that mean nothing but themselves, whatever signs are in them.</summary>
internal static partial class MarkdownText
{
    /// <param name="words">The words of a text node.</param>
    /// <param name="isForeign">Addresses may become links.</param>
    /// <param name="before">What stands in front of them; a space at the beginning.</param>
    /// <param name="isBeforeLink">A link follows, which a last "!" would make a picture.</param>
    public static string Escape(string words, bool isForeign, char before, bool isBeforeLink)
    {
        var text = new StringBuilder(words.Length + 16);
        for (var i = 0; i < words.Length; i++)
        {
            var previous = i > 0 ? words[i - 1] : before;
            var next = i + 1 < words.Length ? words[i + 1] : ' ';
            if (MeansSomething(words, i, previous, next) || (isBeforeLink && i == words.Length - 1 && words[i] == '!'))
            {
                text.Append('\\');
            }

            text.Append(words[i]);
        }

        return isForeign ? text.ToString() : Address().Replace(text.ToString(), @"$1\$2");
    }

    /// <summary>Keeps the beginning of a line from making it a heading, a list, a quote and so on.</summary>
    public static string GuardLines(string paragraph) =>
        NumberedStart().Replace(BlockStart().Replace(paragraph, @"\$&"), @"$1\$2");

    /// <summary>Two breaks in a row were meant as a new paragraph.</summary>
    public static string SplitAtEmptyLines(string paragraph) => EmptyLine().Replace(paragraph, "\n\n");

    public static string Code(string text)
    {
        text = text.Replace('\n', ' ');
        var fence = new string('`', LongestRun(text, '`') + 1);
        var needsRoom = text.StartsWith('`') || text.EndsWith('`') || (text.StartsWith(' ') && text.EndsWith(' ') && text.Trim().Length > 0);
        var room = needsRoom ? " " : "";
        return text.Length == 0 ? "" : $"{fence}{room}{text}{room}{fence}";
    }

    /// <summary>What stands in the round brackets of a link.</summary>
    public static string Target(string address, string? title)
    {
        var written = address.Replace("\\", "%5C", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        written = EntityStart().Replace(written, @"\&");
        if (written.Length == 0 || written.AsSpan().ContainsAny(" ()<>"))
        {
            written = $"<{written.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>";
        }

        return title is { Length: > 0 }
            ? $"{written} \"{EntityStart().Replace(title.Replace("\\", @"\\", StringComparison.Ordinal), @"\&").Replace("\"", "\\\"", StringComparison.Ordinal).Replace('\n', ' ')}\""
            : written;
    }

    public static string ToHtml(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    public static int LongestRun(string text, char mark)
    {
        var longest = 0;
        var run = 0;
        foreach (var character in text)
        {
            run = character == mark ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static bool MeansSomething(string words, int at, char previous, char next) => words[at] switch
    {
        '\\' => !char.IsWhiteSpace(next) && (char.IsPunctuation(next) || char.IsSymbol(next)) || at == words.Length - 1 || next == '\n',
        '`' or '*' or '[' or ']' => true,
        '_' => !(char.IsLetterOrDigit(previous) && char.IsLetterOrDigit(next)),
        '~' => next == '~' || previous == '~',
        '<' => char.IsAsciiLetter(next) || next is '/' or '!' or '?',
        '&' => EntityStart().IsMatch(words.AsSpan(at)),
        _ => false,
    };

    [GeneratedRegex(@"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,31};)")]
    private static partial Regex EntityStart();

    // A line that begins like a block of another kind, or like the line under a heading or between the rows of a table.
    [GeneratedRegex(@"^(?:#(?=#{0,5}(?:[ \t]|$))|>|[-+](?=[ \t]|$)|-(?=[-|: \t]*$)|=(?=[= \t]*$)|\||:(?=[ \t-])|\^(?=\^\^)|~(?=~~))", RegexOptions.Multiline)]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"(?<!\\)(?:\\\n[ \t]*){2,}")]
    private static partial Regex EmptyLine();

    [GeneratedRegex(@"^([0-9]{1,9})([.)])(?=[ \t]|$)", RegexOptions.Multiline)]
    private static partial Regex NumberedStart();

    [GeneratedRegex(@"\b(https?|ftp|mailto|tel|www)([:.])(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
