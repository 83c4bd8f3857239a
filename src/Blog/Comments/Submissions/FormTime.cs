using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Blog.Comments.Submissions;

/// <summary>
/// When a comment form was made, signed: robots send at once, or with a form they have made up. It says nothing about a person, so the page
/// with the form is kept for a while and shared: many may hold the same form, and it looks older than it is in the hands of most.
/// </summary>
public sealed class FormTime(IDataProtectionProvider protection, TimeProvider time)
{
    private const int NonceBytes = 16;

    private readonly IDataProtector protector = protection.CreateProtector("Blog.Comments.FormTime");

    private Issued? latest;

    /// <summary>How long a form may stay open before its words have to be sent once more.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(7);

    /// <summary>The hidden value of a form on a page that many share: the same for all pages made within a second.</summary>
    public string IssueForMany()
    {
        var now = time.GetUtcNow();
        if (latest is not { } issued || (now - issued.At).Duration() >= TimeSpan.FromSeconds(1))
        {
            latest = issued = new Issued(Issue(), now);
        }

        return issued.Value;
    }

    /// <summary>The hidden value of a new form.</summary>
    public string Issue()
    {
        var payload = new byte[sizeof(long) + NonceBytes];
        BitConverter.TryWriteBytes(payload, time.GetUtcNow().UtcTicks);
        RandomNumberGenerator.Fill(payload.AsSpan(sizeof(long)));
        return WebEncoders.Base64UrlEncode(protector.Protect(payload));
    }

    /// <summary>Null for a value that is missing, forged or too old.</summary>
    public Opened? Read(string? value)
    {
        if (Unprotect(value) is not { Length: sizeof(long) + NonceBytes } payload)
        {
            return null;
        }

        var age = time.GetUtcNow() - new DateTimeOffset(BitConverter.ToInt64(payload), TimeSpan.Zero);
        return age <= Lifetime ? new Opened(age, payload[sizeof(long)..]) : null;
    }

    private byte[]? Unprotect(string? value)
    {
        try
        {
            return string.IsNullOrEmpty(value) ? null : protector.Unprotect(WebEncoders.Base64UrlDecode(value));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <param name="Age">How long ago the form was made.</param>
    /// <param name="Nonce">Random bytes that belong to this form alone; they never leave the server unencrypted, but several people may send them.</param>
    public sealed record Opened(TimeSpan Age, byte[] Nonce);

    private sealed record Issued(string Value, DateTimeOffset At);
}
