using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Blog.Accounts;

/// <summary>What the session cookie says of its owner: key, name, roles, and the stamp that ends it. Not the e-mail address, which no page needs.</summary>
internal sealed class AuthorClaims(UserManager<Author> users, IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<Author>
{
    public async Task<ClaimsPrincipal> CreateAsync(Author user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(ClaimTypes.Name, user.Name));
        identity.AddClaim(new Claim(options.Value.ClaimsIdentity.SecurityStampClaimType, await users.GetSecurityStampAsync(user)));
        identity.AddClaims((await users.GetRolesAsync(user)).Select(role => new Claim(ClaimTypes.Role, role)));
        return new ClaimsPrincipal(identity);
    }
}
