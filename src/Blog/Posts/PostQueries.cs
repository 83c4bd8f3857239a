using System.Security.Claims;
using Blog.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>The only place that knows what the states of a post mean, and who may touch it.</summary>
public static class PostQueries
{
    /// <summary>What readers may see at <paramref name="now"/>.</summary>
    public static IQueryable<Post> Published(this IQueryable<Post> posts, DateTimeOffset now) =>
        posts.Where(post => post.BinnedAt == null && post.PublishedAt != null && post.PublishedAt <= now);

    /// <summary>Published, or scheduled for a time that is still to come: what has a <see cref="Post.ListedAt"/>.</summary>
    public static IQueryable<Post> Listed(this IQueryable<Post> posts) => posts.Where(post => post.BinnedAt == null && post.PublishedAt != null);

    /// <summary>Listed at a time that is still to come.</summary>
    public static IQueryable<Post> Scheduled(this IQueryable<Post> posts, DateTimeOffset now) =>
        posts.Where(post => post.BinnedAt == null && post.PublishedAt > now);

    public static IQueryable<Post> Drafts(this IQueryable<Post> posts) =>
        posts.Where(post => post.BinnedAt == null && post.PublishedAt == null);

    public static IQueryable<Post> InBin(this IQueryable<Post> posts) => posts.Where(post => post.BinnedAt != null);

    public static IQueryable<Post> NotInBin(this IQueryable<Post> posts) => posts.Where(post => post.BinnedAt == null);

    /// <summary>What readers could open at some time: <see cref="Post.HasBeenPublic"/> of the database.</summary>
    public static IQueryable<Post> OnceSeen(this IQueryable<Post> posts, DateTimeOffset now) =>
        posts.Where(post => post.WasPublic || post.PublishedAt <= (post.BinnedAt ?? now));

    /// <summary>Newest first, in one order that never ties.</summary>
    public static IQueryable<Post> NewestFirst(this IQueryable<Post> posts) =>
        posts.OrderByDescending(post => post.PublishedAt).ThenByDescending(post => post.Id);

    /// <summary>What was worked on last comes first, in one order that never ties.</summary>
    public static IQueryable<Post> LastChangedFirst(this IQueryable<Post> posts) =>
        posts.OrderByDescending(post => post.ChangedAt).ThenByDescending(post => post.Id);

    /// <inheritdoc cref="Published(IQueryable{Post}, DateTimeOffset)"/>
    /// <remarks>The same rules, read from a tag's own index.</remarks>
    public static IQueryable<PostTag> Published(this IQueryable<PostTag> links, DateTimeOffset now) =>
        links.Where(link => link.PublishedAt != null && link.PublishedAt <= now);

    /// <inheritdoc cref="Listed(IQueryable{Post})"/>
    public static IQueryable<PostTag> Listed(this IQueryable<PostTag> links) => links.Where(link => link.PublishedAt != null);

    /// <inheritdoc cref="Scheduled(IQueryable{Post}, DateTimeOffset)"/>
    public static IQueryable<PostTag> Scheduled(this IQueryable<PostTag> links, DateTimeOffset now) => links.Where(link => link.PublishedAt > now);

    /// <inheritdoc cref="NewestFirst(IQueryable{Post})"/>
    public static IQueryable<PostTag> NewestFirst(this IQueryable<PostTag> links) =>
        links.OrderByDescending(link => link.PublishedAt).ThenByDescending(link => link.PostId);

    /// <inheritdoc cref="Published(IQueryable{Post}, DateTimeOffset)"/>
    /// <remarks>The same rules, read from a series' own index.</remarks>
    public static IQueryable<SeriesPart> Published(this IQueryable<SeriesPart> parts, DateTimeOffset now) =>
        parts.Where(part => part.PublishedAt != null && part.PublishedAt <= now);

    /// <summary>What authors see and count of a series.</summary>
    public static IQueryable<SeriesPart> NotInBin(this IQueryable<SeriesPart> parts) => parts.Where(part => part.Post.BinnedAt == null);

    /// <summary>From the first part to the last, in one order that never ties.</summary>
    public static IQueryable<SeriesPart> InOrder(this IQueryable<SeriesPart> parts) => parts.OrderBy(part => part.Position).ThenBy(part => part.PostId);

    /// <summary>Which part of its series a post is, and of how many, as authors count: drafts too. Null for a post that is in none.</summary>
    public static async Task<(int Number, int Count)?> PlaceOfAsync(this IQueryable<SeriesPart> parts, int? postId, CancellationToken cancel)
    {
        var seen = parts.NotInBin();
        var place = await parts.Where(part => part.PostId == postId).Select(own => new
        {
            Before = seen.Count(part => part.SeriesId == own.SeriesId && (part.Position < own.Position || (part.Position == own.Position && part.PostId < own.PostId))),
            All = seen.Count(part => part.SeriesId == own.SeriesId),
        }).SingleOrDefaultAsync(cancel);
        return place is null ? null : (place.Before + 1, place.All);
    }

    /// <summary>With the titles that their writers see.</summary>
    public static IQueryable<WrittenPost> AsWritten(this IQueryable<Post> posts) =>
        posts.Select(post => new WrittenPost { Post = post, Title = post.Draft != null ? post.Draft.Title : post.Title });

    /// <summary>With all that an entity's verbs need.</summary>
    public static IQueryable<Post> ForEditing(this IQueryable<Post> posts) =>
        posts.Include(post => post.Draft).Include(post => post.Part!.Series).Include(post => post.Tags).ThenInclude(link => link.Tag).AsSplitQuery();

    /// <summary>What <paramref name="user"/> may edit: own posts for an author, all for owner and editor, none for anybody else.</summary>
    public static IQueryable<Post> EditableBy(this IQueryable<Post> posts, ClaimsPrincipal user)
    {
        if (user.MayEditAll())
        {
            return posts;
        }

        var id = user.OwnPosts();
        return posts.Where(post => post.AuthorId == id);
    }
}
