using SkiaSharp;

namespace Blog.Metadata.Cards;

/// <summary>Breaks a title into lines, in the largest size in which all of it fits.</summary>
internal static class CardTitle
{
    public const float LineHeight = 1.18f;

    private const int Largest = 80;
    private const int Smallest = 40;
    private const int Step = 4;

    public static (IReadOnlyList<string> Lines, float Size) Fit(string title, float width, float height)
    {
        for (var size = Largest; ; size -= Step)
        {
            using var font = CardFont.SemiBold.OfSize(size);
            var lines = Wrap(title, font, width);
            var room = (int)(height / (size * LineHeight));
            if (lines.Count <= room)
            {
                return (lines, size);
            }

            if (size <= Smallest)
            {
                return ([.. lines.Take(room - 1), Cut(string.Join(' ', lines.Skip(room - 1)), font, width)], size);
            }
        }
    }

    /// <summary>As much of a line as there is room for, with an ellipsis when that is not all.</summary>
    public static string Cut(string text, SKFont font, float width)
    {
        if (font.MeasureText(text) <= width)
        {
            return text;
        }

        var end = text.Length;
        while (end > 0 && font.MeasureText(text[..end].TrimEnd() + "…") > width)
        {
            end--;
        }

        return text[..end].TrimEnd() + "…";
    }

    private static List<string> Wrap(string title, SKFont font, float width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in title.Split(' ').SelectMany(word => Pieces(word, font, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (font.MeasureText(longer) <= width)
            {
                line = longer;
            }
            else
            {
                lines.Add(line);
                line = word;
            }
        }

        lines.Add(line);
        return lines;
    }

    // A word that is wider than the card is broken where the card ends.
    private static IEnumerable<string> Pieces(string word, SKFont font, float width)
    {
        var start = 0;
        for (var end = 1; end <= word.Length; end++)
        {
            if (end - start > 1 && font.MeasureText(word[start..end]) > width)
            {
                yield return word[start..(end - 1)];
                start = end - 1;
            }
        }

        yield return word[start..];
    }
}
