using System.Linq.Expressions;
using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments;

/// <summary>The comments of a post as readers see them: three levels deep, what answers the third level stands on it too.</summary>
public sealed class CommentThread
{
    private const int Levels = 3;

    /// <summary>Comments on one page, the places of what was taken away included.</summary>
    public const int PageSize = 100;

    private CommentThread(IReadOnlyList<Entry> top, int page, bool hasMore, int count)
    {
        Top = top;
        Page = page;
        HasMore = hasMore;
        Count = count;
    }

    public IReadOnlyList<Entry> Top { get; }

    /// <summary>From 1.</summary>
    public int Page { get; }

    public bool HasMore { get; }

    /// <summary>How many of the whole conversation have words to read.</summary>
    public int Count { get; }

    /// <summary>Of what is not approved, only its place leaves the database.</summary>
    public static readonly Expression<Func<Comment, Said>> AsSaid = comment => new Said(
        comment.Id,
        comment.ParentId,
        comment.IsPrivate ? CommentState.Declined : comment.State,
        comment.State != CommentState.Approved || comment.IsPrivate ? "" : comment.Author == null ? comment.Name : comment.Author.Name,
        comment.State == CommentState.Approved && !comment.IsPrivate ? comment.Website : "",
        comment.State == CommentState.Approved && !comment.IsPrivate ? comment.Html : "",
        comment.AuthorId != null,
        comment.CreatedAt)
    {
        ContentNote = comment.State == CommentState.Approved && !comment.IsPrivate ? comment.ContentNote : "",
        Answers = comment.Parent == null || comment.Parent.State != CommentState.Approved || comment.Parent.IsPrivate ? null
            : comment.Parent.Author == null ? comment.Parent.Name : comment.Parent.Author.Name,
    };

    private static readonly CompiledQuery<int, int, int, Said> OnPage = new((db, postId, skipped, most) =>
        db.Comments.ShownOn(postId).InThreadOrder().Select(AsSaid).Skip(skipped).Take(most));

    /// <summary>One page of it in one query, however many there are.</summary>
    public static async Task<CommentThread> LoadAsync(BlogDbContext db, CommentedPost post, int page, CancellationToken cancel)
    {
        var said = await OnPage.SliceAsync(db, post.Id, page, PageSize, cancel);
        var isWhole = page == 1 && !said.HasMore;
        return new CommentThread(InPlace(said.Items), page, said.HasMore, isWhole ? said.Items.Count(one => one.IsApproved) : post.Comments);
    }

    /// <summary>Whether anything has a place on a page, be it the place of what was taken back.</summary>
    public static Task<bool> HasPageAsync(BlogDbContext db, int postId, int page, CancellationToken cancel) =>
        db.Comments.ShownOn(postId).InThreadOrder().Skip((page - 1) * PageSize).AnyAsync(cancel);

    /// <summary>The page on which a comment stands.</summary>
    public static async Task<int> PageOfAsync(BlogDbContext db, int postId, int commentId, DateTimeOffset threadAt, CancellationToken cancel)
    {
        var before = await db.Comments.ShownOn(postId)
            .CountAsync(comment => comment.ThreadAt < threadAt || (comment.ThreadAt == threadAt && comment.Id < commentId), cancel);
        return (before / PageSize) + 1;
    }

    /// <param name="said">In the order in which they came, so that each stands behind the one it answers.</param>
    private static List<Entry> InPlace(IReadOnlyList<Said> said)
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

        return top;
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
        /// <summary>Readers unfold the words below it; empty when they lie open.</summary>
        public string ContentNote { get; init; } = "";

        /// <summary>The name of whom it answers, where that can be read; null when there is nobody, or nothing any more.</summary>
        public string? Answers { get; init; }

        /// <summary>Only the authors and whoever wrote the comment that it answers can see it.</summary>
        public bool IsPrivate { get; init; }

        public bool IsApproved => State == CommentState.Approved;

        /// <summary>There are words to read, not only a place.</summary>
        public bool HasWords => IsApproved || IsPrivate;

        /// <summary>What stands where the name does.</summary>
        public string ShownName => CommentNames.Shown(Name);
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
            // Where what it answers stands on the page before, or on the same level.
            To = parent is null or { Level: Levels } ? said.Answers : null;
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
