using System.Linq.Expressions;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments;

/// <summary>The comments of a post as readers see them: three levels deep, what answers the third level stands on it too.</summary>
public sealed class CommentThread
{
    private const int Levels = 3;

    private CommentThread(IReadOnlyList<Entry> top, int count)
    {
        Top = top;
        Count = count;
    }

    public IReadOnlyList<Entry> Top { get; }

    /// <summary>How many have words to read.</summary>
    public int Count { get; }

    /// <summary>Of what is not approved, only its place leaves the database.</summary>
    public static readonly Expression<Func<Comment, Said>> AsSaid = comment => new Said(
        comment.Id,
        comment.ParentId,
        comment.State,
        comment.State != CommentState.Approved ? "" : comment.Author == null ? comment.Name : comment.Author.Name,
        comment.State == CommentState.Approved ? comment.Website : "",
        comment.State == CommentState.Approved ? comment.Html : "",
        comment.AuthorId != null,
        comment.CreatedAt);

    /// <summary>All of it in one query, however many there are.</summary>
    public static async Task<CommentThread> LoadAsync(BlogDbContext db, int postId, CancellationToken cancel)
    {
        var said = await db.Comments
            .Where(comment => comment.PostId == postId)
            // What has been taken back keeps its place for as long as answers hang below it.
            .Where(comment => comment.State == CommentState.Approved || comment.State == CommentState.Withdrawn
                || db.Comments.Any(reply => reply.ParentId == comment.Id && reply.PostId == postId && reply.State == CommentState.Approved))
            .OrderBy(comment => comment.Id)
            .Select(AsSaid)
            .ToListAsync(cancel);
        return Of(said);
    }

    /// <param name="said">In the order in which they came, so that each stands behind the one it answers.</param>
    public static CommentThread Of(IReadOnlyList<Said> said)
    {
        var wanted = Wanted(said);
        var top = new List<Entry>();
        var entries = new Dictionary<int, Entry>();
        foreach (var one in said.Where(one => wanted.Contains(one.Id)))
        {
            var parent = one.ParentId is { } id ? entries.GetValueOrDefault(id) : null;
            var siblings = parent is null ? top : parent.Level < Levels ? parent.Answers : parent.Siblings;
            var entry = new Entry(one, parent, siblings);
            siblings.Add(entry);
            entries.Add(one.Id, entry);
        }

        return new CommentThread(top, said.Count(one => one.IsApproved));
    }

    // From the last to the first: an answer that is wanted makes the place of what it answers wanted.
    private static HashSet<int> Wanted(IReadOnlyList<Said> said)
    {
        var wanted = new HashSet<int>();
        foreach (var one in said.Reverse())
        {
            if (one.IsApproved || wanted.Contains(one.Id))
            {
                wanted.Add(one.Id);
                if (one.ParentId is { } parent)
                {
                    wanted.Add(parent);
                }
            }
        }

        return wanted;
    }

    /// <summary>A comment with what readers may see of it.</summary>
    public sealed record Said(int Id, int? ParentId, CommentState State, string Name, string Website, string Html, bool IsByAuthor, DateTimeOffset CreatedAt)
    {
        public bool IsApproved => State == CommentState.Approved;
    }

    /// <summary>A comment in its place.</summary>
    public sealed class Entry
    {
        private readonly List<Entry> answers = [];

        internal Entry(Said said, Entry? parent, List<Entry> siblings)
        {
            Said = said;
            Siblings = siblings;
            Level = parent is null ? 1 : Math.Min(parent.Level + 1, Levels);
            To = parent is { Level: Levels, Said.IsApproved: true } ? parent.Said.Name : null;
        }

        public Said Said { get; }

        /// <summary>1 to 3.</summary>
        public int Level { get; }

        /// <summary>Whom it answers, where its place does not show it.</summary>
        public string? To { get; }

        public IReadOnlyList<Entry> Replies => answers;

        internal List<Entry> Answers => answers;

        internal List<Entry> Siblings { get; }
    }
}
