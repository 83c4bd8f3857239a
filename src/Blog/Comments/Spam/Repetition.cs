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
        if (await alike.AnyAsync(comment => comment.State == CommentState.Spam && comment.StateBefore != null, cancel))
        {
            return new Finding(IsSpam: true, "the same words were marked as spam before");
        }

        return await alike.Where(comment => comment.PostId != postId).Select(comment => comment.PostId).Distinct().CountAsync(cancel) switch
        {
            0 => Finding.None,
            1 => new Finding(IsSpam: false, "the same words under another post"),
            var posts => new Finding(posts >= ManyPosts, $"the same words under {posts} other posts"),
        };
    }

    public sealed record Finding(bool IsSpam, string Reason)
    {
        public static readonly Finding None = new(IsSpam: false, "");
    }
}
