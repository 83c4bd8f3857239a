using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Spam;

/// <summary>The same words under several posts, or words that were marked as spam before.</summary>
public sealed class Repetition(BlogDbContext db, SpamTokens tokens)
{
    /// <summary>Somebody may send twice what was meant for another post; three times is no mistake.</summary>
    private const int ManyPosts = 2;

    public async Task<Finding> FindAsync(CommentWords words, int postId, CancellationToken cancel)
    {
        if (await tokens.LikenessAsync(words, cancel) is not { } likeness)
        {
            return Finding.None;
        }

        var alike = db.Comments.Where(comment => comment.Likeness == likeness);
        if (await NextPostAsync(alike, after: 0, cancel) is not { } first)
        {
            return Finding.None;
        }

        if (await alike.AnyAsync(comment => comment.State == CommentState.Spam && comment.StateBefore != null, cancel))
        {
            return new Finding(IsSpam: true, "the same words were marked as spam before");
        }

        return await OtherPostsAsync(alike, first, postId, cancel) switch
        {
            0 => Finding.None,
            1 => new Finding(IsSpam: false, "the same words under another post"),
            var posts => new Finding(IsSpam: true, $"the same words under {posts} other posts"),
        };
    }

    // Counted no further than matters, from post to post in the index: a flood of the same words is not walked through.
    private static async Task<int> OtherPostsAsync(IQueryable<Comment> alike, int first, int postId, CancellationToken cancel)
    {
        var posts = 0;
        for (int? post = first; post is { } last; post = posts < ManyPosts ? await NextPostAsync(alike, last, cancel) : null)
        {
            posts += last == postId ? 0 : 1;
        }

        return posts;
    }

    private static Task<int?> NextPostAsync(IQueryable<Comment> alike, int after, CancellationToken cancel) =>
        alike.Where(comment => comment.PostId > after).OrderBy(comment => comment.PostId).Select(comment => (int?)comment.PostId).FirstOrDefaultAsync(cancel);

    public sealed record Finding(bool IsSpam, string Reason)
    {
        public static readonly Finding None = new(IsSpam: false, "");
    }
}
