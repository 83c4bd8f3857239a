namespace Blog.Metadata;

/// <summary>The site's mark in the forms that browsers, phones and feed readers ask for; files of <c>wwwroot</c>.</summary>
internal static class SiteIcons
{
    public const string Vector = "/img/mark.svg";
    public const string Small = "/icon-192.png";
    public const string Large = "/icon-512.png";

    /// <summary>With room around it that a phone may cut away.</summary>
    public const string Maskable = "/icon-maskable.png";

    /// <summary>What the pages lie on.</summary>
    public const string Paper = "#fdfaf4";
}
