using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Spam;

/// <summary>The same words under several posts, or words that were marked as spam before.</summary>
public sealed class Repetition(BlogDbContext db)
{
    /// <summary>Somebody may send twice what was meant for another post; three times is no mistake.</summary>
    private const int ManyPosts = 2;

    // Looked at no further than matters, from post to post in the index: a flood of the same words is not walked through.
    private static readonly CompiledQuery<long, First> FirstAlike = new((db, likeness) =>
        db.Comments.Where(comment => comment.Likeness == likeness).OrderBy(comment => comment.PostId).Take(1).Select(comment => new First(
            comment.PostId,
            db.Comments.Any(one => one.Likeness == likeness && one.State == CommentState.Spam && one.StateBefore != null),
            db.Comments.Where(one => one.Likeness == likeness && one.PostId > comment.PostId).OrderBy(one => one.PostId).Select(one => (int?)one.PostId).FirstOrDefault())));

    /// <param name="likeness">Of the words, from <see cref="SpamTokens.LikenessAsync"/>; null: they are too few to be anybody's own.</param>
    /// <param name="postId">The post they are for.</param>
    /// <param name="cancel">Ends it when the visitor has gone.</param>
    public async Task<Finding> FindAsync(long? likeness, int postId, CancellationToken cancel)
    {
        if (likeness is not { } known || await FirstAlike.Execute(db, known).SingleOrDefaultAsync(cancel) is not { } first)
        {
            return Finding.None;
        }

        if (first.IsKnownSpam)
        {
            return new Finding(IsSpam: true, "the same words were marked as spam before");
        }

        return await OtherPostsAsync(db.Comments.Where(comment => comment.Likeness == known), first.PostId, first.Next, postId, cancel) switch
        {
            0 => Finding.None,
            1 => new Finding(IsSpam: false, "the same words under another post"),
            var posts => new Finding(IsSpam: true, $"the same words under {posts} other posts"),
        };
    }

    // Where the first two are not others both, one of them is this post, and a third is another.
    private static async Task<int> OtherPostsAsync(IQueryable<Comment> alike, int first, int? next, int postId, CancellationToken cancel)
    {
        var others = new[] { first, next }.Count(post => post is not null && post != postId);
        return others < ManyPosts && next is { } last && await NextPostAsync(alike, last, cancel) is not null ? others + 1 : others;
    }

    private static Task<int?> NextPostAsync(IQueryable<Comment> alike, int after, CancellationToken cancel) =>
        alike.Where(comment => comment.PostId > after).OrderBy(comment => comment.PostId).Select(comment => (int?)comment.PostId).FirstOrDefaultAsync(cancel);

    private sealed record First(int PostId, bool IsKnownSpam, int? Next);

    public sealed record Finding(bool IsSpam, string Reason)
    {
        public static readonly Finding None = new(IsSpam: false, "");
    }
}
