using System.Globalization;
using System.Text;
using Blog.Posts;
using Blog.Posts.Tags;
using Blog.Shared;

namespace Blog.Revisions;

/// <summary>A piece of a line.</summary>
/// <param name="Text">As it stands there.</param>
/// <param name="IsChanged">The other side says something else here.</param>
public sealed record DifferentWord(string Text, bool IsChanged);

/// <summary>A line in both texts, or in one of them; or a number of lines that are the same and not shown.</summary>
/// <param name="Old">Null where there is none.</param>
/// <param name="Now">Null where there is none.</param>
/// <param name="Folded">How many lines are left out here.</param>
public sealed record DifferentLine(IReadOnlyList<DifferentWord>? Old, IReadOnlyList<DifferentWord>? Now, int Folded = 0)
{
    public bool IsSame => Folded == 0 && Old is not null && Now is not null && Old.Concat(Now).All(word => !word.IsChanged);
}

/// <summary>What differs between two texts of a post: by lines, and within a line by words.</summary>
public sealed class Difference
{
    /// <summary>Lines shown around a change, so that one sees where it is.</summary>
    private const int Around = 1;

    private readonly Changes changes = new();

    private Difference(IReadOnlyList<string> old, IReadOnlyList<string> now) => Lines = Fold(Compare(old, now));

    public IReadOnlyList<DifferentLine> Lines { get; }

    public bool IsNone => Lines.All(line => line.IsSame || line.Folded > 0);

    /// <summary>"2 lines changed, 1 added".</summary>
    public string Summary
    {
        get
        {
            var changed = Lines.Count(line => line is { Old: not null, Now: not null, IsSame: false });
            var added = Lines.Count(line => line is { Old: null, Now: not null });
            var removed = Lines.Count(line => line is { Old: not null, Now: null });
            var parts = new[] { (changed, "changed"), (added, "added"), (removed, "removed") }.Where(part => part.Item1 > 0).ToList();
            return parts.Count == 0 ? "No difference"
                : string.Join(", ", parts.Select((part, place) => place > 0 ? $"{part.Item1} {part.Item2}" : part.Item1 == 1 ? $"1 line {part.Item2}" : $"{part.Item1} lines {part.Item2}"));
        }
    }

    /// <summary>Of two texts with all that belongs to them: title, address and the like are lines in front, where they differ.</summary>
    public static Difference Between(PostText old, PostText now)
    {
        var (oldHead, nowHead) = (Head(old), Head(now));
        var differing = oldHead.Zip(nowHead).Where(pair => pair.First != pair.Second).ToList();
        return new([.. differing.Select(pair => pair.First), .. old.Body.Split('\n')], [.. differing.Select(pair => pair.Second), .. now.Body.Split('\n')]);
    }

    private static string[] Head(PostText text) =>
    [
        $"Title: {text.Title}",
        $"Address: {text.Slug}",
        $"Excerpt: {text.Excerpt}",
        $"Description: {text.Description}",
        $"Content note: {text.ContentNote}",
        text.Cover is { } cover ? string.Create(CultureInfo.InvariantCulture, $"Cover: picture {cover}") : "Without a cover",
        $"Tags: {TagNames.Format(text.Tags)}",
        $"Series: {text.Series}{(text.SeriesPlace is { } place ? string.Create(CultureInfo.InvariantCulture, $", part {place}") : "")}",
        $"Language: {text.Language}",
        text.LeaveQuickly ? "With a link to leave quickly" : "Without a link to leave quickly",
        text.PublishAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"Date: {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : "Date: when it is published",
        text.CommentsOpen ? "Readers may comment" : "Readers may not comment",
        text.CommentDays is { } days ? string.Create(CultureInfo.InvariantCulture, $"Comments close after days: {days}") : "Comments close as on the whole blog",
    ];

    private List<DifferentLine> Compare(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var lines = new List<DifferentLine>();
        var place = 0;
        foreach (var block in changes.Between(old, now))
        {
            lines.AddRange(Same(old, place, block.DeleteStartA));
            var pairs = Math.Min(block.DeleteCountA, block.InsertCountB);
            for (var pair = 0; pair < pairs; pair++)
            {
                lines.Add(Changed(old[block.DeleteStartA + pair], now[block.InsertStartB + pair]));
            }

            lines.AddRange(old.Skip(block.DeleteStartA + pairs).Take(block.DeleteCountA - pairs).Select(line => new DifferentLine([new(line, true)], null)));
            lines.AddRange(now.Skip(block.InsertStartB + pairs).Take(block.InsertCountB - pairs).Select(line => new DifferentLine(null, [new(line, true)])));
            place = block.DeleteStartA + block.DeleteCountA;
        }

        lines.AddRange(Same(old, place, old.Count));
        return lines;
    }

    private static IEnumerable<DifferentLine> Same(IReadOnlyList<string> old, int from, int to) =>
        old.Skip(from).Take(to - from).Select(line => new DifferentLine([new(line, false)], [new(line, false)]));

    private DifferentLine Changed(string old, string now)
    {
        var (oldWords, nowWords) = (Words(old), Words(now));
        var blocks = changes.Between(oldWords, nowWords);
        return new(
            Mark(oldWords, [.. blocks.Select(block => (block.DeleteStartA, block.DeleteCountA))]),
            Mark(nowWords, [.. blocks.Select(block => (block.InsertStartB, block.InsertCountB))]));
    }

    // Letters and digits make a word; every other character stands alone.
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in line.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '\'' or '’')
            {
                word.AppendRune(rune);
                continue;
            }

            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            words.Add(rune.ToString());
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static List<DifferentWord> Mark(List<string> words, List<(int Start, int Count)> changed)
    {
        var marked = new List<DifferentWord>();
        var place = 0;
        foreach (var (start, count) in changed)
        {
            Add(place, start, false);
            Add(start, start + count, true);
            place = start + count;
        }

        Add(place, words.Count, false);
        return marked;

        void Add(int from, int to, bool isChanged)
        {
            if (to > from)
            {
                marked.Add(new(string.Concat(words.Skip(from).Take(to - from)), isChanged));
            }
        }
    }

    private static List<DifferentLine> Fold(List<DifferentLine> lines)
    {
        var folded = new List<DifferentLine>();
        for (var place = 0; place < lines.Count;)
        {
            if (!lines[place].IsSame)
            {
                folded.Add(lines[place++]);
                continue;
            }

            var end = lines.FindIndex(place, line => !line.IsSame) is var next and >= 0 ? next : lines.Count;
            var (before, after) = (place == 0 ? 0 : Around, end == lines.Count ? 0 : Around);
            var hidden = end - place - before - after;
            // One line more or less is not worth a remark about it.
            if (hidden < 2)
            {
                folded.AddRange(lines[place..end]);
            }
            else
            {
                folded.AddRange(lines[place..(place + before)]);
                folded.Add(new(null, null, hidden));
                folded.AddRange(lines[(end - after)..end]);
            }

            place = end;
        }

        return folded;
    }
}
