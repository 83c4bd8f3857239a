using Blog.Settings;

namespace Blog.Posts;

/// <summary>
/// Marks the words of a post that is in another language than the site, and ours among them, so that each is read, hyphenated and laid out as what it
/// is. Where both are in one language, nothing needs a mark and all are null.
/// </summary>
/// <param name="Lang">Of the post.</param>
/// <param name="Dir">Which way the post runs.</param>
/// <param name="OursLang">Of what the page says in between.</param>
/// <param name="OursDir">Which way that runs.</param>
public sealed record ArticleLanguage(string? Lang, string? Dir, string? OursLang, string? OursDir)
{
    private static readonly ArticleLanguage Same = new(null, null, null, null);

    /// <summary>Which way a piece of the post runs: as the author says, or as its first letters do.</summary>
    public string PieceDir => Dir ?? "auto";

    public static ArticleLanguage Of(Article article, CurrentSite site) => site.Foreign(article.Language) is { } own
        ? new(own, site.LanguageOf(own).TextInfo.IsRightToLeft ? "rtl" : "ltr", site.Culture.Name, site.Direction)
        : Same;
}
