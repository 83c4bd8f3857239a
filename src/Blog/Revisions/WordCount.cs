using System.Text.RegularExpressions;

namespace Blog.Revisions;

/// <summary>How many words one text has that another has not. A word that was moved is neither added nor removed.</summary>
public sealed partial record WordCount(int Added, int Removed)
{
    public static WordCount Between(string old, string now)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        Count(old, -1);
        Count(now, 1);
        return new(words.Values.Where(more => more > 0).Sum(), -words.Values.Where(more => more < 0).Sum());

        void Count(string text, int by)
        {
            foreach (var match in Word().EnumerateMatches(text))
            {
                var word = text.Substring(match.Index, match.Length);
                words[word] = words.GetValueOrDefault(word) + by;
            }
        }
    }

    /// <summary>"38 words added, 1 removed".</summary>
    public override string ToString() => (Added, Removed) switch
    {
        (0, 0) => "no word added or removed",
        (var added, 0) => $"{Words(added)} added",
        (0, var removed) => $"{Words(removed)} removed",
        var (added, removed) => $"{Words(added)} added, {removed} removed",
    };

    private static string Words(int count) => count == 1 ? "1 word" : $"{count} words";

    [GeneratedRegex(@"[\p{L}\p{N}'’]+")]
    private static partial Regex Word();
}
