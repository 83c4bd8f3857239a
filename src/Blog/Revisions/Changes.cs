using DiffPlex;
using DiffPlex.Model;

namespace Blog.Revisions;

/// <summary>Finds what differs between two lists of lines or words, with bounded work: where two texts have little in common, all in between counts as replaced.</summary>
public sealed class Changes
{
    /// <summary>Steps that may still be taken. Two texts with nothing in common need the square of their pieces.</summary>
    private long patience = 100_000_000;

    private sealed class Pieces : IChunker
    {
        public static readonly Pieces Instance = new();

        // Each piece has a break before it: the library takes an empty text for no piece at all.
        public IReadOnlyList<string> Chunk(string text) => text.Split('\n')[1..];
    }

    /// <param name="old">Pieces without a line break in them.</param>
    /// <param name="now">The same, of the later text.</param>
    /// <returns>In order; pieces outside these blocks are the same in both.</returns>
    public IReadOnlyList<DiffBlock> Between(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var start = 0;
        while (start < old.Count && start < now.Count && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < old.Count - start && end < now.Count - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        var (gone, come) = (old.Count - start - end, now.Count - start - end);
        if (gone == 0 && come == 0)
        {
            return [];
        }

        if (gone == 0 || come == 0 || !MayTake((long)(gone + come) * (gone + come)))
        {
            return [new DiffBlock(start, gone, start, come)];
        }

        var found = Differ.Instance.CreateDiffs(Join(old, start, gone), Join(now, start, come), ignoreWhiteSpace: false, ignoreCase: false, Pieces.Instance);
        return [.. found.DiffBlocks.Select(block => new DiffBlock(block.DeleteStartA + start, block.DeleteCountA, block.InsertStartB + start, block.InsertCountB))];
    }

    private bool MayTake(long steps)
    {
        if (steps > patience)
        {
            return false;
        }

        patience -= steps;
        return true;
    }

    private static string Join(IReadOnlyList<string> pieces, int start, int count) => string.Concat(pieces.Skip(start).Take(count).Select(piece => "\n" + piece));
}
