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

    /// <summary>True for those who may edit and moderate what others wrote.</summary>
    public static bool MayEditAll(this ClaimsPrincipal user) => user.IsInRole(Roles.Owner) || user.IsInRole(Roles.Editor);

    public static bool MayModerateAll(this ClaimsPrincipal user) => user.MayEditAll() || user.IsInRole(Roles.Moderator);
}
