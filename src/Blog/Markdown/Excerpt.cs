using System.Globalization;

namespace Blog.Markdown;

/// <summary>The first words of a text, for lists and search engines.</summary>
public static class Excerpt
{
    /// <summary>Whole words, at most <paramref name="length"/> UTF-16 characters with the "…" that shows a cut.</summary>
    public static string From(string plainText, int length = 200)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var text = string.Join(' ', plainText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= length)
        {
            return text;
        }

        var fits = FitsWithin(text, length - 1);
        var lastSpace = text.LastIndexOf(' ', fits);

        // A language without spaces, or one endless word, is cut between what a person sees as characters.
        var cut = lastSpace > fits / 2 ? lastSpace : fits;
        return text[..cut].TrimEnd(' ', ',', ';', ':', '-', '–', '—', '.', '…') + "…";
    }

    private static int FitsWithin(string text, int length)
    {
        var end = 0;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > length)
            {
                break;
            }

            end = next;
        }

        return end;
    }
}
