using System.Security.Claims;
using Blog.Accounts;
using Blog.Data;
using Blog.Media;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Media;

/// <summary>A post, a page or another place that a picture stands in.</summary>
/// <param name="Title">The title of a text, for those who may read it.</param>
/// <param name="Editor">Where it can be taken out; null for those who may not.</param>
public sealed record MediaUse(string Title, string? Editor)
{
    /// <summary>So many at most are listed.</summary>
    public const int Most = 50;

    private const string Unpublished = "A text that somebody else has not published";

    /// <summary>Looks through all texts, drafts too. That takes time where there are many, and is asked only about one picture at a time.</summary>
    public static async Task<IReadOnlyList<MediaUse>> FindAsync(BlogDbContext db, MediaFile file, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancel)
    {
        // As it begins every address of the picture. The key holds no letter that a pattern would take for another.
        var part = $"{PictureAddress.Start}/{file.Key}/";
        var posts = await db.Posts.Where(post => post.CoverId == file.Id || post.Draft!.CoverId == file.Id || post.Body.Contains(part) || post.Draft!.Body.Contains(part))
            .LastChangedFirst().Take(Most).AsWritten()
            .Select(one => new { one.Post.Id, one.Post.Title, Own = one.Title, IsPublic = db.Posts.Published(now).Any(post => post.Id == one.Post.Id), IsMine = db.Posts.EditableBy(user).Any(post => post.Id == one.Post.Id) }).ToListAsync(cancel);
        var pages = await db.Pages.Where(page => page.Body.Contains(part)).OrderBy(page => page.Title).Take(Most).Select(page => new { page.Id, page.Title, page.IsPublished }).ToListAsync(cancel);
        var path = file.Address.Path;
        var isLogo = await db.Settings.AnyAsync(settings => settings.Logo == path, cancel);
        var mayEditPages = user.MayEditAll();
        return
        [
            .. isLogo ? [new MediaUse("Beside the name of the blog", user.MayRunTheSite() ? "/admin/settings#look" : null)] : Array.Empty<MediaUse>(),
            .. posts.Select(post => new MediaUse(post.IsMine ? WrittenPost.NameOf(post.Own) : post.IsPublic ? post.Title : Unpublished, post.IsMine ? PostUrl.ToEditor(post.Id) : null)),
            .. pages.Select(page => new MediaUse(mayEditPages || page.IsPublished ? page.Title : Unpublished, mayEditPages ? $"/admin/pages/{page.Id}" : null)),
        ];
    }
}
