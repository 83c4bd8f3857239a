using System.Security.Claims;
using Blog.Accounts;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments;

/// <summary>The only place that knows who may see which comments.</summary>
public static class CommentQueries
{
    public static IQueryable<Comment> Approved(this IQueryable<Comment> comments) =>
        comments.Where(comment => comment.State == CommentState.Approved);

    /// <summary>The one comment that belongs to a key; none for a key that was made up.</summary>
    public static IQueryable<Comment> WithKey(this IQueryable<Comment> comments, string key)
    {
        var hash = CommentKey.Hash(key);
        return comments.Where(comment => comment.KeyHash == hash);
    }

    /// <summary>What <paramref name="user"/> may decide on: all for owner, editor and moderator, those on own posts for an author.</summary>
    public static IQueryable<Comment> ModeratableBy(this IQueryable<Comment> comments, ClaimsPrincipal user)
    {
        var standing = comments.Where(comment => comment.Post.BinnedAt == null && comment.State != CommentState.Withdrawn);
        if (user.MayModerateAll())
        {
            return standing;
        }

        var id = user.OwnPosts();
        return standing.Where(comment => comment.Post.AuthorId == id);
    }

    /// <summary>What waits for <paramref name="user"/>.</summary>
    public static IQueryable<Comment> WaitingFor(this IQueryable<Comment> comments, ClaimsPrincipal user) =>
        comments.ModeratableBy(user).Where(comment => comment.State == CommentState.Pending);

    /// <summary>What a page with comments or their form needs to know of the post.</summary>
    public static IQueryable<CommentedPost> ForComments(this IQueryable<Post> posts) =>
        posts.Select(post => new CommentedPost(post.Id, post.Slug, post.Title, post.Author.Name, post.CommentsOpen));

    /// <summary>Under which name the signed-in author writes; null for a guest.</summary>
    public static async Task<string?> NameAsync(this IQueryable<Author> authors, int? id, CancellationToken cancel) =>
        id is null ? null : await authors.Where(author => author.Id == id).Select(author => author.Name).SingleOrDefaultAsync(cancel);
}
