using Blog.Posts;
using DiffPlex.Model;

namespace Blog.Revisions;

/// <summary>
/// What becomes of two texts with one ancestor: all that either of them changed. Where both changed the same lines, both stand there, marked
/// for a person to choose.
/// </summary>
public sealed record Merge(PostText Text, int Conflicts)
{
    private const string Yours = "<<<<<<< Your words";
    private const string Theirs = "======= What was saved meanwhile";
    private const string End = ">>>>>>> Keep one of the two, and take these three lines away";

    /// <summary>True while there is something left to choose.</summary>
    public static bool IsUnfinished(string body) => body.Split('\n').Contains(End, StringComparer.Ordinal);

    public static Merge Of(PostText ancestor, PostText mine, PostText theirs)
    {
        var (body, conflicts) = Lines(ancestor.Body.Split('\n'), mine.Body.Split('\n'), theirs.Body.Split('\n'));
        var merged = mine with
        {
            Title = Either(ancestor.Title, mine.Title, theirs.Title),
            Slug = Either(ancestor.Slug, mine.Slug, theirs.Slug),
            Excerpt = Either(ancestor.Excerpt, mine.Excerpt, theirs.Excerpt),
            Description = Either(ancestor.Description, mine.Description, theirs.Description),
            ContentNote = Either(ancestor.ContentNote, mine.ContentNote, theirs.ContentNote),
            Cover = mine.Cover == ancestor.Cover ? theirs.Cover : mine.Cover,
            Tags = [.. mine.Tags.Where(tag => theirs.Tags.Contains(tag) || !ancestor.Tags.Contains(tag)).Union(theirs.Tags.Where(tag => !ancestor.Tags.Contains(tag)))],
            Series = Either(ancestor.Series, mine.Series, theirs.Series),
            SeriesPlace = mine.SeriesPlace == ancestor.SeriesPlace ? theirs.SeriesPlace : mine.SeriesPlace,
            Language = Either(ancestor.Language, mine.Language, theirs.Language),
            LeaveQuickly = mine.LeaveQuickly == ancestor.LeaveQuickly ? theirs.LeaveQuickly : mine.LeaveQuickly,
            CommentsOpen = mine.CommentsOpen == ancestor.CommentsOpen ? theirs.CommentsOpen : mine.CommentsOpen,
            CommentDays = mine.CommentDays == ancestor.CommentDays ? theirs.CommentDays : mine.CommentDays,
            PublishAt = mine.PublishAt == ancestor.PublishAt ? theirs.PublishAt : mine.PublishAt,
            Body = body,
        };
        return new(merged, conflicts);
    }

    // Where both changed it, the words in the form stay; the others are shown beside it.
    private static string Either(string ancestor, string mine, string theirs) => mine == ancestor ? theirs : mine;

    private static (string Body, int Conflicts) Lines(string[] ancestor, string[] mine, string[] theirs)
    {
        var my = new Queue<DiffBlock>(new Changes().Between(ancestor, mine));
        var their = new Queue<DiffBlock>(new Changes().Between(ancestor, theirs));
        var merged = new List<string>();
        var (place, conflicts) = (0, 0);
        while (my.Count + their.Count > 0)
        {
            var change = Next(my, their);
            var (me, them) = (change.Apply(change.Mine, ancestor, mine), change.Apply(change.Theirs, ancestor, theirs));
            merged.AddRange(ancestor[place..change.Start]);
            if (change.Theirs.Count == 0 || me.SequenceEqual(them))
            {
                merged.AddRange(me);
            }
            else if (change.Mine.Count == 0)
            {
                merged.AddRange(them);
            }
            else
            {
                merged.AddRange([Yours, .. me, Theirs, .. them, End]);
                conflicts++;
            }

            place = change.End;
        }

        merged.AddRange(ancestor[place..]);
        return (string.Join('\n', merged), conflicts);
    }

    // What overlaps or begins at one place is one change: two people have worked there.
    private static Change Next(Queue<DiffBlock> my, Queue<DiffBlock> their)
    {
        var start = Math.Min(Start(my), Start(their));
        var change = new Change(start, start, [], []);
        while (change.Touches(Start(my)) || change.Touches(Start(their)))
        {
            var (from, to) = change.Touches(Start(my)) ? (my, change.Mine) : (their, change.Theirs);
            var block = from.Dequeue();
            to.Add(block);
            change = change with { End = Math.Max(change.End, block.DeleteStartA + block.DeleteCountA) };
        }

        return change;
    }

    private static int Start(Queue<DiffBlock> blocks) => blocks.TryPeek(out var block) ? block.DeleteStartA : int.MaxValue;

    /// <summary>What became of the lines of the ancestor from <paramref name="Start"/> to before <paramref name="End"/>.</summary>
    private sealed record Change(int Start, int End, List<DiffBlock> Mine, List<DiffBlock> Theirs)
    {
        public bool Touches(int line) => line == Start || line < End;

        /// <summary>The lines of one side.</summary>
        public List<string> Apply(List<DiffBlock> blocks, string[] ancestor, string[] text)
        {
            var lines = new List<string>();
            var at = Start;
            foreach (var block in blocks)
            {
                lines.AddRange(ancestor[at..block.DeleteStartA]);
                lines.AddRange(text.AsSpan(block.InsertStartB, block.InsertCountB));
                at = block.DeleteStartA + block.DeleteCountA;
            }

            lines.AddRange(ancestor[at..End]);
            return lines;
        }
    }
}
