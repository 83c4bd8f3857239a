using System.Globalization;

namespace Blog.Comments.Spam;

/// <summary>What the filter learns by: words, pairs of words, pieces of words (which know misspelt ones and endings), and the kinds of links.</summary>
internal static class Features
{
    /// <summary>The beginning of a text tells what it is.</summary>
    private const int MostWords = 150;
    private const int Piece = 4;

    public const int Most = 700;

    /// <summary>Each once. What is a whole word can be shown to the moderator, as a reason.</summary>
    public static IReadOnlyList<Feature> Of(CommentWords words, Signs signs)
    {
        var said = signs.Words.Words.Take(MostWords).ToList();
        return [.. Kinds(words, signs)
            .Concat(said.Where(word => word.Length > 1).Select(word => new Feature($"w {word}", word, 1)))
            .Concat(PlainWords.Of(words.Name).Words.Select(word => new Feature($"n {word}", null, 0.5)))
            .Concat(said.Zip(said.Skip(1), (first, second) => new Feature($"p {first} {second}", null, 0.6)))
            .Concat(said.SelectMany(Pieces).Select(piece => new Feature($"g {piece}", null, 0.2)))
            .DistinctBy(feature => feature.Key).Take(Most)];
    }

    private static IEnumerable<Feature> Kinds(CommentWords words, Signs signs)
    {
        var length = signs.Words.Words.Count switch { < 5 => "0", < 15 => "5", < 40 => "15", < 100 => "40", _ => "100" };
        yield return new($"k links {Math.Min(signs.Links.Count, 4).ToString(CultureInfo.InvariantCulture)}", null, 1);
        yield return new($"k length {length}", null, 0.5);
        yield return new($"k website {words.Website.Length > 0}", null, 0.5);
        yield return new($"k disguised {signs.Words.Disguised > 0}", null, 0.7);
        foreach (var host in signs.Links.Hosts)
        {
            yield return new($"h {host}", host, 1.5);
            yield return new($"e {host[(host.LastIndexOf('.') + 1)..]}", null, 1);
            foreach (var part in host.Split('.', '-'))
            {
                yield return new($"d {part}", null, 0.7);
            }
        }
    }

    private static IEnumerable<string> Pieces(string word)
    {
        var padded = $"_{word}_";
        return padded.Length <= Piece ? [] : Enumerable.Range(0, padded.Length - Piece + 1).Select(at => padded.Substring(at, Piece));
    }

    /// <param name="Key">What is hashed.</param>
    /// <param name="Shown">How a moderator may read it; null where it says nothing to people.</param>
    /// <param name="Weight">How far it speaks for itself: pieces of one word all say the same.</param>
    internal sealed record Feature(string Key, string? Shown, double Weight);
}
