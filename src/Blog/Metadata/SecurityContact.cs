using Blog.Hosting;
using Blog.Shared;

namespace Blog.Metadata;

/// <summary>Whom to tell about a weakness of this site: an address for mail, or a page.</summary>
/// <param name="Address">Null when the host names nobody.</param>
internal sealed record SecurityContact(Uri? Address)
{
    /// <exception cref="StartupException">The setting is neither.</exception>
    public static SecurityContact Of(BlogOptions options) =>
        new(string.IsNullOrWhiteSpace(options.SecurityContact) ? null : Read(options.SecurityContact.Trim()));

    private static Uri Read(string setting) =>
        EmailAddress.IsValid(setting) ? new Uri($"mailto:{setting}")
        : Uri.TryCreate(setting, UriKind.Absolute, out var uri) && uri.Scheme is "mailto" or "https" ? uri
        : throw new StartupException($"Blog:SecurityContact is \"{setting}\"; use an e-mail address or a page with https.");
}
