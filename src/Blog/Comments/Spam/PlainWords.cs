using System.Globalization;
using System.Text;

namespace Blog.Comments.Spam;

/// <summary>
/// A text as the filter reads it: lower case, without accents, and with the disguises taken off that hide words from filters but not from people
/// (letters of other scripts, digits for letters, letters set apart).
/// </summary>
public sealed class PlainWords
{
    private const int LeastSpaced = 4;

    /// <summary>More says nothing new, and every one costs.</summary>
    private const int Most = 2_000;

    // Letters of other scripts that look like a Latin one, inside a word that has Latin letters too.
    private const string Twins = "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdαaβbεeιiκkνvοoρpτtυuχx";
    private const string Digits = "0o1i3e4a5s7t8b@a$s!i";

    private static readonly Dictionary<char, char> ToLatin = Pairs(Twins);
    private static readonly Dictionary<char, char> ToLetter = Pairs(Digits);

    private readonly List<string> words = [];

    private PlainWords(string text)
    {
        var spaced = new StringBuilder();
        foreach (var raw in Raw(text).Take(Most))
        {
            if (raw.Length == 1 && char.IsLetter(raw[0]))
            {
                spaced.Append(raw);
                continue;
            }

            Join(spaced);
            words.Add(Reveal(raw));
        }

        Join(spaced);
        Text = $" {string.Join(' ', words)} ";
    }

    /// <summary>In their order.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>The words with one space between and around them.</summary>
    public string Text { get; }

    /// <summary>How many words were disguised.</summary>
    public int Disguised { get; private set; }

    /// <param name="text">Without its links: their letters would be words that nobody has said.</param>
    public static PlainWords Of(string text) => new(text);

    // A word ends with white space or punctuation; what stands for a letter between letters does not end it.
    private static IEnumerable<string> Raw(string text)
    {
        var folded = text.Normalize(NormalizationForm.FormKD).ToLowerInvariant();
        var word = new StringBuilder();
        for (var at = 0; at < folded.Length; at++)
        {
            var character = folded[at];
            if (char.IsLetterOrDigit(character) || (character is '@' or '$' or '!' && IsInside(folded, at)))
            {
                word.Append(character);
            }
            else if (!IsInvisible(character) && word.Length > 0)
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

    private static bool IsInside(string text, int at) => at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetter(text[at + 1]);

    // "c a s i n o", "v.i.a.g.r.a"
    private void Join(StringBuilder spaced)
    {
        if (spaced.Length >= LeastSpaced)
        {
            words.Add(spaced.ToString());
            Disguised++;
        }
        else
        {
            words.AddRange(spaced.ToString().Select(letter => letter.ToString()));
        }

        spaced.Clear();
    }

    private string Reveal(string raw)
    {
        var hasLatin = raw.Any(char.IsAsciiLetter);
        if (hasLatin && raw.Any(ToLatin.ContainsKey))
        {
            Disguised++;
            raw = string.Concat(raw.Select(character => ToLatin.GetValueOrDefault(character, character)));
        }

        // "v1agra", "c4sino"; but "mp3", "2nd" and "covid19" are what they say.
        if (hasLatin && HasDigitInside(raw))
        {
            Disguised++;
            raw = string.Concat(raw.Select(character => ToLetter.GetValueOrDefault(character, character)));
        }

        return raw;
    }

    private static bool HasDigitInside(string raw) =>
        Enumerable.Range(1, Math.Max(0, raw.Length - 2)).Any(at => ToLetter.ContainsKey(raw[at]) && char.IsAsciiLetter(raw[at - 1]) && raw[(at + 1)..].Any(char.IsAsciiLetter));

    private static bool IsInvisible(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static Dictionary<char, char> Pairs(string pairs) => pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
}
