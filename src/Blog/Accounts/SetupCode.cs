using System.Security.Cryptography;
using System.Text;

namespace Blog.Accounts;

/// <summary>The one-time code that opens <c>/setup</c>: new at every start, printed to the console, worthless once there is an owner.</summary>
public sealed class SetupCode
{
    public string Value { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Compares in a time that tells nothing.</summary>
    public bool Matches(string? typed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(typed ?? ""), Encoding.UTF8.GetBytes(Value));
}
