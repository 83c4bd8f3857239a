using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Blog.Accounts;

/// <summary>A password to check where there is no account, so that the answer takes as long as if there were one.</summary>
public sealed class NobodysPassword(IOptions<PasswordHasherOptions> options)
{
    private static readonly Author Nobody = new() { Name = "" };

    private readonly PasswordHasher<Author> hasher = new(options);
    private readonly string hash = new PasswordHasher<Author>(options).HashPassword(Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Does the work; nobody knows the password.</summary>
    public bool Matches(string typed) => hasher.VerifyHashedPassword(Nobody, hash, typed) == PasswordVerificationResult.Success;
}
