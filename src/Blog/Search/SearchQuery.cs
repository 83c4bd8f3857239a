using System.Text;
using Blog.Shared;

namespace Blog.Search;

/// <summary>A word that was asked for; several are a phrase: they stand next to each other in this order.</summary>
public sealed record SearchTerm(IReadOnlyList<string> Words)
{
    public bool IsPhrase => Words.Count > 1;

    public override string ToString() => IsPhrase ? $"\"{string.Join(' ', Words)}\"" : Words[0];
}

/// <summary>
/// What a reader typed, understood: words that must all be there, "phrases in quotes", and -words that must not. Holds nothing but letters and
/// digits: no operator of a database can come from it.
/// </summary>
/// <param name="Typed">One line, shortened: for the form and the sentences about it.</param>
/// <param name="Wanted">None: there is nothing to look for.</param>
public sealed record SearchQuery(string Typed, IReadOnlyList<SearchTerm> Wanted, IReadOnlyList<SearchTerm> Unwanted)
{
    /// <summary>Whoever pastes more means a text, not a search.</summary>
    public const int Length = 200;

    private const int MostWords = 16;

    private static readonly SearchTerm Nothing = new([]);

    public bool IsEmpty => Wanted.Count == 0;

    public static SearchQuery Parse(string? typed)
    {
        var line = Shorten(PlainText.Line(typed).Normalize(NormalizationForm.FormC));
        var (wanted, unwanted) = (new List<SearchTerm>(), new List<SearchTerm>());
        for (var (at, room) = (0, MostWords); at < line.Length && room > 0;)
        {
            var (term, isExcluded) = Next(line, ref at, room);
            room -= term.Words.Count;
            if (term.Words.Count > 0)
            {
                (isExcluded ? unwanted : wanted).Add(term);
            }
        }

        return new SearchQuery(line, wanted, unwanted);
    }

    /// <summary>The same question with other words in the place of some.</summary>
    public SearchQuery With(IReadOnlyDictionary<string, string> replacements) => this with
    {
        Wanted = [.. Wanted.Select(term => new SearchTerm([.. term.Words.Select(word => replacements.GetValueOrDefault(word, word))]))],
    };

    /// <summary>"lamp "quiet hour"": what was asked for, without what was not.</summary>
    public string Words => string.Join(' ', Wanted);

    private static (SearchTerm Term, bool IsExcluded) Next(string line, ref int at, int room)
    {
        if (line[at] == ' ')
        {
            at++;
            return (Nothing, false);
        }

        var isExcluded = line[at] is '-' or '−';
        at += isExcluded ? 1 : 0;
        if (at == line.Length)
        {
            return (Nothing, isExcluded);
        }

        var isQuoted = IsQuote(line[at]);
        var start = at += isQuoted ? 1 : 0;
        while (at < line.Length && !IsQuote(line[at]) && (isQuoted || line[at] != ' '))
        {
            at++;
        }

        var term = new SearchTerm([.. IndexText.Words(line[start..at]).Take(room)]);
        at += isQuoted && at < line.Length ? 1 : 0;
        return (term, isExcluded);
    }

    private static bool IsQuote(char character) => character is '"' or '“' or '”' or '„' or '«' or '»';

    private static string Shorten(string line)
    {
        if (line.Length <= Length)
        {
            return line;
        }

        var cut = char.IsHighSurrogate(line[Length - 1]) ? Length - 1 : Length;
        return line[..cut].TrimEnd();
    }
}
