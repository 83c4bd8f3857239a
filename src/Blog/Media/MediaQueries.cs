using System.Security.Claims;
using Blog.Accounts;

namespace Blog.Media;

public static class MediaQueries
{
    /// <summary>What <paramref name="user"/> may describe and delete: an author what is their own, owner and editor all. To see and to use are all for everybody who writes.</summary>
    public static IQueryable<MediaFile> ChangeableBy(this IQueryable<MediaFile> files, ClaimsPrincipal user)
    {
        if (user.MayEditAll())
        {
            return files;
        }

        var id = user.OwnPosts();
        return files.Where(file => file.AuthorId == id);
    }

    public static IQueryable<MediaFile> NewestFirst(this IQueryable<MediaFile> files) => files.OrderByDescending(file => file.Id);
}
