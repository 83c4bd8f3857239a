using System.Globalization;
using Blog.Shared;
using Blog.Shared.Forms;

namespace Blog.Comments.Rules;

/// <summary>A list as the owner types it, one entry a line.</summary>
internal static class TypedLines
{
    public const int Most = 200;

    /// <summary>What stands on the lines that are not empty, with their numbers from 1.</summary>
    public static IEnumerable<(int Number, string Words)> Of(string? lines) =>
        PlainText.Lines(lines).Split('\n').Select((line, index) => (Number: index + 1, Words: PlainText.Line(line))).Where(line => line.Words.Length > 0);

    public static IEnumerable<Mistake> TooMany(string field, int count) =>
        count > Most ? [new(field, $"{Most} lines are the most; these are {count.ToString(CultureInfo.InvariantCulture)}")] : [];
}
