using System.Text.RegularExpressions;

namespace Blog.Markdown.FromHtml;

/// <summary>A look at the tags before anything is built from them: a flood of half-open ones would keep the parser busy without end.</summary>
internal static partial class Nesting
{
    private const int MostLevels = 200;

    // Finding its neighbours takes the parser's tree longer the more there are.
    private const int MostElements = 10_000;

    private static readonly HashSet<string> Void = [.. "area base br col embed hr img input link meta param source track wbr".Split(' ')];

    public static bool IsBearable(string html)
    {
        var (levels, elements) = (0, 0);
        foreach (var tag in Tags().EnumerateMatches(html))
        {
            var text = html.AsSpan(tag.Index, tag.Length);
            if (text[1] == '/')
            {
                levels--;
            }
            else if (++elements > MostElements)
            {
                return false;
            }
            else if (!text.EndsWith("/") && !Void.Contains(text[1..].ToString().ToLowerInvariant()) && ++levels > MostLevels)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex("</?[a-zA-Z][a-zA-Z0-9:]*")]
    private static partial Regex Tags();
}
