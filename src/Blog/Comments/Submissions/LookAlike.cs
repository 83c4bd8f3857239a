using System.Globalization;
using System.Text;
using Blog.Shared;

namespace Blog.Comments.Submissions;

/// <summary>Whether a reader would take one name for another: the same letters once accents, invisible characters and letters of other scripts with the same shape are folded.</summary>
public static class LookAlike
{
    // Pairs of a letter and the Latin one it looks like, after lower-casing. What has no twin stands for itself.
    private const string Twins =
        "аaвbсcеeнhіiјjкkмmоoрpԛqѕsтtυuѵvԝwхxуyгrӏlһhԁdɡgɑaαaβbεeηnιiκkνvοoρpτtχxγyωwıiłløođdħhŧt0o1l|l3e5s8b!l";

    private static readonly Dictionary<char, char> ToLatin = Twins.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>True when <paramref name="name"/> contains all words of <paramref name="author"/>, as far as an eye can tell.</summary>
    public static bool Imitates(string name, string author)
    {
        var (theirs, words) = (Words(author).ConvertAll(Joined), Words(name).ConvertAll(Joined));
        return theirs.Count > 0 && (string.Concat(theirs) == string.Concat(words) || (theirs.Count > 1 && theirs.All(words.Contains)));
    }

    // Two letters that stand close look like one.
    private static string Joined(string word) => word.Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var character in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant().Normalize(NormalizationForm.FormKD))
        {
            var latin = ToLatin.GetValueOrDefault(character, character);
            if (IsInvisible(character))
            {
                continue;
            }

            if (char.IsLetterOrDigit(latin))
            {
                // Small L and capital I look the same; which of them was meant, nobody sees.
                word.Append(latin == 'i' ? 'l' : latin);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static bool IsInvisible(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
        || (Rune.TryCreate(character, out var rune) && PlainText.IsUnseen(rune));
}
