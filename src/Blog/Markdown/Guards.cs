using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Markdown;

/// <summary>Asked before every block that opens; refuses nesting that no reader could follow and
/// blocks without number. It opens nothing itself.</summary>
internal sealed class NestingGuard : BlockParser
{
    // Whatever can begin a quote, list item, definition, footnote or heading. Without these, the parsers of exactly those would be asked first.
    public NestingGuard() => OpeningCharacters = [.. ">-+*:[#0123456789"];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        (processor.Context as RenderingBudget)?.SpendMarker(processor.CurrentChar);
        var levels = 0;
        for (Block? block = processor.CurrentContainer; block is not null; block = block.Parent)
        {
            if (block is not ListBlock && ++levels > RenderingBudget.MostLevels + 1)
            {
                throw RenderingRefusedException.TooDeep();
            }
        }

        return BlockState.None;
    }
}

/// <summary>
/// Asked at the first mark of every paragraph, before Markdig starts to look for its other half. Markdig's work grows with the square of the
/// marks in a paragraph and with rows times columns of a table, so both are counted first. It matches nothing itself.
/// </summary>
internal sealed class ParagraphGuard : InlineParser
{
    private static readonly object Seen = new();

    public ParagraphGuard() => OpeningCharacters = ['*', '_', '~', '[', '!', '<', '`', '|', '&', ':', 'h', 'w', 'f', 'm', 't', '\\', '"', '\'', '-', '.'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (processor.Block is { } block && processor.Context is RenderingBudget budget && block.GetData(Seen) is null)
        {
            block.SetData(Seen, true);
            Measure(slice.AsSpan(), budget);
        }

        return false;
    }

    // At its first mark, a paragraph's slice reaches from there to its end.
    private static void Measure(ReadOnlySpan<char> rest, RenderingBudget budget)
    {
        var marks = rest.Count('*') + rest.Count('_') + rest.Count('[') + rest.Count('<') + rest.Count('`') + rest.Count('~')
            + rest.Count(':') + rest.Count("www.");
        budget.SpendMarks(marks, rest.Length);

        var columns = 0;
        var rows = 0;
        foreach (var line in rest.EnumerateLines())
        {
            columns = Math.Max(columns, line.Count('|') + 1);
            rows++;
        }

        if (columns > 1)
        {
            budget.SpendCells((long)columns * rows);
        }
    }
}
