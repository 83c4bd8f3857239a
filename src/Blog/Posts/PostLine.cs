using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>A post in a list.</summary>
/// <param name="Topic">Its first tag; null when it has none.</param>
public sealed record PostLine(string Title, string Slug, string Summary, DateTimeOffset PublishedAt, int ReadingMinutes, string? Topic);

internal static class PostLines
{
    public static IQueryable<PostLine> AsLines(this IQueryable<Post> posts) => posts.Select(post => new PostLine(
        post.Title,
        post.Slug,
        post.Summary,
        post.PublishedAt!.Value,
        post.ReadingMinutes,
        post.Tags.OrderBy(link => link.Position).Select(link => link.Tag.Name).FirstOrDefault()));

    /// <summary>The tags of the newest posts, those that are used most first.</summary>
    public static async Task<IReadOnlyList<Topic>> TopicsAsync(this BlogDbContext db, DateTimeOffset now, CancellationToken cancel)
    {
        const int newest = 50;
        const int shown = 12;
        var used = await db.Posts.Published(now).NewestFirst().Take(newest)
            .SelectMany(post => post.Tags).Select(link => new Topic(link.Tag.Name, link.Tag.Slug)).ToListAsync(cancel);
        return [.. used.CountBy(topic => topic).OrderByDescending(pair => pair.Value).Take(shown).Select(pair => pair.Key)];
    }
}

/// <summary>A tag as readers see it.</summary>
public sealed record Topic(string Name, string Slug);
