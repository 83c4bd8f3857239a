using Markdig;

namespace Blog.Markdown;

/// <summary>
/// What one text may cost. All limits count structure and none counts time, so that the same text always has the same answer.
/// They are set for 65,536 characters and grow with longer texts. An ordinary text of that length spends a small part of each.
/// </summary>
internal sealed class RenderingBudget : MarkdownParserContext
{
    /// <summary>Levels of quotes, list items, footnotes and such inside each other.</summary>
    public const int MostLevels = 12;

    private const int FullText = 65_536;

    // Each mark that may open something can make the parser look through the rest of its paragraph: about 2.5 ns a character.
    private const long MostMarkSearches = 20_000_000;
    private const int MostCells = 4_000;

    // Parsing and sanitising cost about 10 us of processor time a tag, opening or closing.
    private const int MostTags = 9_000;

    private readonly int length;
    private long markSearches;
    private long cells;
    private int markers;

    public RenderingBudget(int length) => this.length = length;

    public int Characters => (20 * length) + FullText;

    public int Tags => (int)(MostTags * Scale);

    private double Scale => Math.Max(1, length / (double)FullText);

    /// <summary>For each line, or part of one, that looks like a list item, quote or definition. Each makes two tags, so half as many are enough.</summary>
    public void SpendMarker(char marker)
    {
        // A heading gets an id and a link of its own.
        markers += marker == '#' ? 4 : 1;
        if (markers > Tags / 2)
        {
            throw RenderingRefusedException.TooManyParts();
        }
    }

    public void SpendMarks(long marks, long paragraphLength)
    {
        markSearches += marks * paragraphLength;
        if (markSearches > MostMarkSearches * Scale)
        {
            throw RenderingRefusedException.TooManyMarks();
        }
    }

    public void SpendCells(long count)
    {
        cells += count;
        if (cells > MostCells * Scale)
        {
            throw RenderingRefusedException.TooManyCells();
        }
    }
}
