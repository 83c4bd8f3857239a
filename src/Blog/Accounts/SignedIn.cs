using System.Globalization;
using System.Security.Claims;

namespace Blog.Accounts;

/// <summary>What a page may ask of the person who is signed in.</summary>
public static class SignedIn
{
    public static bool IsSignedIn(this ClaimsPrincipal user) => user.AuthorId() is not null;

    /// <summary>The key of the signed-in author, or null for a visitor.</summary>
    public static int? AuthorId(this ClaimsPrincipal user) =>
        int.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>True for those who may change the site's settings and its people.</summary>
    public static bool MayRunTheSite(this ClaimsPrincipal user) => user.IsInRole(Roles.Owner);

    /// <summary>True for those who may edit and moderate what others wrote, and the standing pages.</summary>
    public static bool MayEditAll(this ClaimsPrincipal user) => user.MayRunTheSite() || user.IsInRole(Roles.Editor);

    public static bool MayModerateAll(this ClaimsPrincipal user) => user.MayEditAll() || user.IsInRole(Roles.Moderator);

    /// <summary>True for the authors, whom readers tell what nobody else shall read: an author those on own posts.</summary>
    public static bool MayReadPrivateNotes(this ClaimsPrincipal user) => user.MayWrite();

    /// <summary>True for those who may write posts.</summary>
    public static bool MayWrite(this ClaimsPrincipal user) => user.MayEditAll() || user.IsInRole(Roles.Author);

    /// <summary>True for those who may look after the posts of the author with that key.</summary>
    public static bool MayLookAfter(this ClaimsPrincipal user, int authorId) => user.MayEditAll() || user.OwnPosts() == authorId;

    /// <summary>The key of the author whose posts, and the comments on them, are this person's own; null for one who writes none.</summary>
    public static int? OwnPosts(this ClaimsPrincipal user) => user.IsInRole(Roles.Author) ? user.AuthorId() : null;
}
