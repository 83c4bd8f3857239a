using System.Globalization;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>Somebody who writes here, as readers know them.</summary>
public sealed record PublicAuthor(int Id, string Name)
{
    /// <summary>
    /// The name for people, the number for us: "/authors/maren-holt-1" goes on to work when Maren takes another name, and two of one name are two.
    /// </summary>
    public string Address => $"/authors/{Slug.Numbered(Slug.From(Name, fallback: "author"), Id)}";
}

internal static class PublicAuthors
{
    /// <summary>The author whose number stands at the end of <paramref name="segment"/>; null for whoever never had a post that readers could open.</summary>
    public static async Task<PublicAuthor?> FindAuthorAsync(this BlogDbContext db, string segment, DateTimeOffset now, CancellationToken cancel) =>
        int.TryParse(segment[(segment.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && await db.Posts.OnceSeen(now).AnyAsync(post => post.AuthorId == id, cancel)
            ? await db.Users.Where(author => author.Id == id).Select(author => new PublicAuthor(author.Id, author.Name)).SingleAsync(cancel)
            : null;
}
