using Blog.Media;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>A post in a list.</summary>
/// <param name="Language">Of its title and summary; empty: the site's.</param>
/// <param name="IsNote">The summary is the content note: nothing else of the text may stand in a list.</param>
/// <param name="Topic">Its first tag; null when it has none.</param>
/// <param name="Cover">The picture that stands for it; null when it has none.</param>
public sealed record PostLine(string Title, string Slug, string Summary, bool IsNote, string Language, DateTimeOffset PublishedAt, int ReadingMinutes, string? Topic, MediaFile? Cover)
{
    /// <summary>The picture beside it: none where nothing of the text may stand in a list.</summary>
    public PictureAddress? Picture => IsNote ? null : Cover?.Address;
}

internal static class PostLines
{
    public static IQueryable<PostLine> AsLines(this IQueryable<Post> posts) => posts.AsNoTracking().Select(post => new PostLine(
        post.Title,
        post.Slug,
        post.Summary,
        post.ContentNote != "",
        post.Language,
        post.PublishedAt!.Value,
        post.ReadingMinutes,
        post.Tags.OrderBy(link => link.Position).Select(link => link.Tag.Name).FirstOrDefault(),
        post.Cover));
}

/// <summary>A tag as readers see it.</summary>
public sealed record Topic(string Name, string Slug);
