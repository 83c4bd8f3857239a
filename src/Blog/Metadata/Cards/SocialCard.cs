using System.Security.Cryptography;
using System.Text;
using Blog.Settings;

namespace Blog.Metadata.Cards;

/// <summary>The picture that stands for a page where somebody shares it: what is on it. Its address changes with that, and with nothing else.</summary>
/// <param name="Of">The post's identity, or <see cref="Site"/>.</param>
/// <param name="Title">The large words.</param>
/// <param name="SiteName">Stands above them.</param>
/// <param name="Byline">Stands below them; may be empty.</param>
/// <param name="Accent">The owner's colour.</param>
public sealed record SocialCard(string Of, string Title, string SiteName, string Byline, string Accent)
{
    public const string Site = "site";
    public const int Width = 1200;
    public const int Height = 630;

    /// <summary>To be counted up when cards are drawn in another way.</summary>
    private const string Design = "1";

    public string Version => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Design, Title, SiteName, Byline, Accent))).AsSpan(0, 8));

    public string FileName => $"{Of}-{Version}.png";

    public string Path => $"/media/cards/{FileName}";

    public static SocialCard OfPost(Guid uid, string title, string author, SiteSettings settings) => new($"{uid:N}", title, settings.Name, author, settings.Accent);

    /// <summary>For every page that is no post.</summary>
    public static SocialCard OfSite(SiteSettings settings) => new(Site, settings.Name, "", settings.Tagline, settings.Accent);
}
