using System.Linq.Expressions;
using System.Security.Claims;
using Blog.Accounts;
using Blog.Comments.Keys;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments;

/// <summary>The only place that knows who may see which comments.</summary>
public static class CommentQueries
{
    /// <summary>What everybody may read. A private note is not, whatever its state.</summary>
    public static IQueryable<Comment> Approved(this IQueryable<Comment> comments) =>
        comments.Where(comment => comment.State == CommentState.Approved && !comment.IsPrivate);

    /// <summary>What has a place on the page of a post: what everybody may read, and the places of what was taken back; those without an answer below them are left out when a page is put together.</summary>
    /// <param name="comments">All there are.</param>
    /// <param name="postId">The post.</param>
    public static IQueryable<Comment> ShownOn(this IQueryable<Comment> comments, int postId) => comments.Where(comment => comment.PostId == postId && comment.HasPlace);

    /// <summary>Conversations follow one another by age, and so do the comments in them.</summary>
    public static IQueryable<Comment> InThreadOrder(this IQueryable<Comment> comments) => comments.OrderBy(comment => comment.ThreadAt).ThenBy(comment => comment.Id);

    /// <summary>The one comment that belongs to a key; none for a key that was made up.</summary>
    /// <param name="comments">Where to look.</param>
    /// <param name="keyHash">From <see cref="CommentKeys.HashAsync"/>.</param>
    public static IQueryable<Comment> WithKey(this IQueryable<Comment> comments, byte[] keyHash) => comments.Where(comment => comment.KeyHash == keyHash);

    /// <summary>What somebody got as answers to a comment: what everybody reads, and what an author wrote for them alone.</summary>
    public static IQueryable<Comment> AnswersTo(this IQueryable<Comment> comments, int id) => comments
        .Where(comment => comment.ParentId == id)
        .Where(comment => comment.IsPrivate ? comment.State == CommentState.Read && comment.AuthorId != null : comment.State == CommentState.Approved);

    /// <summary>With the words also of private answers: for whoever they were written to.</summary>
    public static readonly Expression<Func<Comment, CommentThread.Said>> AsAnswer = comment => new CommentThread.Said(
        comment.Id, comment.ParentId, comment.State, comment.Author == null ? comment.Name : comment.Author.Name, comment.Website, comment.Html, comment.AuthorId != null, comment.CreatedAt)
    {
        ContentNote = comment.ContentNote,
        IsPrivate = comment.IsPrivate,
    };

    /// <summary>
    /// What <paramref name="user"/> may read and decide on: all for owner and editor, those on own posts for an author, all but what is for the authors
    /// alone for a moderator.
    /// </summary>
    public static IQueryable<Comment> ModeratableBy(this IQueryable<Comment> comments, ClaimsPrincipal user)
    {
        var standing = comments.Where(comment => comment.Post.BinnedAt == null && comment.State != CommentState.Withdrawn);
        if (user.MayModerateAll())
        {
            return user.MayReadPrivateNotes() ? standing : standing.Where(comment => !comment.IsPrivate);
        }

        var id = user.OwnPosts();
        return standing.Where(comment => comment.Post.AuthorId == id);
    }

    /// <summary>What waits for <paramref name="user"/>: new comments, and new words for published ones.</summary>
    public static IQueryable<Comment> WaitingFor(this IQueryable<Comment> comments, ClaimsPrincipal user) =>
        comments.ModeratableBy(user).Where(comment => comment.WaitingSince != null);

    /// <summary>As those who moderate read them: first who needs care, then who has waited longest.</summary>
    public static IOrderedQueryable<Comment> InQueueOrder(this IQueryable<Comment> waiting) =>
        waiting.OrderByDescending(comment => comment.NeedsCare).ThenBy(comment => comment.WaitingSince).ThenBy(comment => comment.Id);

    /// <summary>Under which name the signed-in author writes; null for a guest.</summary>
    public static async Task<string?> NameAsync(this IQueryable<Author> authors, int? id, CancellationToken cancel) =>
        id is null ? null : await authors.Where(author => author.Id == id).Select(author => author.Name).SingleOrDefaultAsync(cancel);
}
