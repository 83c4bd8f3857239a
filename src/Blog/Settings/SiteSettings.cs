using Blog.Languages;
using Blog.Media;

namespace Blog.Settings;

/// <summary>What the owner decides about the site. One row; that it exists is what "set up" means.</summary>
public sealed class SiteSettings
{
    public const int OnlyId = 1;
    public const int NameLength = 100;
    public const int TaglineLength = 200;
    public const int FooterLength = 2_000;
    public const int LogoLength = 120;
    public const string DefaultAccent = "#2f6b58";
    public const int DefaultCommentEmailDays = 90;
    public const int MostCommentEmailDays = 730;
    public const int MostCommentDays = 3650;

    public int Id { get; private set; } = OnlyId;

    public required string Name { get; set; }

    /// <summary>One line about the site; may be empty.</summary>
    public string Tagline { get; set; } = "";

    /// <summary>What stands at the foot of every page for readers, in Markdown; may be empty.</summary>
    public string Footer { get; private set; } = "";

    /// <summary><see cref="Footer"/> as sanitised HTML, made when it was saved.</summary>
    public string FooterHtml { get; private set; } = "";

    /// <summary>The language the site is written in, as a culture name such as <c>en-GB</c>.</summary>
    public required string Language { get; set; }

    /// <summary>The zone its times are shown in, as an IANA name such as <c>Europe/Copenhagen</c>.</summary>
    public required string TimeZone { get; set; }

    /// <summary>The one colour the owner picks, as <c>#rrggbb</c>.</summary>
    public string Accent { get; set; } = DefaultAccent;

    /// <summary>The address of the picture beside the name; empty: our own mark.</summary>
    public string Logo { get; set; } = "";

    public PictureAddress? LogoPicture => PictureAddress.Parse(Logo);

    /// <summary>Turns straight quotes, <c>--</c> and <c>...</c> in posts into typographic ones.</summary>
    public bool SmartPunctuation { get; set; } = true;

    /// <summary>Comments appear at once instead of waiting for approval. Off unless the owner says otherwise.</summary>
    public bool CommentsAppearAtOnce { get; set; }

    /// <summary>Readers' searches look into approved comments, too.</summary>
    public bool SearchComments { get; set; }

    /// <summary>The language (two letters) whose word forms the search index knows; behind <see cref="Language"/> until the index is made anew.</summary>
    public string IndexLanguage { get; internal set; } = SiteLanguages.Default;

    /// <summary>Turns the comment form off everywhere, for a holiday or a storm.</summary>
    public bool CommentsPaused { get; set; }

    /// <summary>Days after a post was published until its comments close, where the post says nothing else; 0: never.</summary>
    public int CommentDays { get; set; }

    /// <summary>The comment form asks for a website, and names lead there.</summary>
    public bool CommentWebsites { get; set; }

    /// <summary>Search engines may show what readers have written.</summary>
    public bool CommentsInSearchEngines { get; set; }

    /// <summary>After how many days without use an e-mail address given for replies is erased.</summary>
    public int CommentEmailDays { get; set; } = DefaultCommentEmailDays;

    /// <summary>To try something out with.</summary>
    public SiteSettings Copy() => (SiteSettings)MemberwiseClone();

    public void SayAtFoot(string footer, string html) => (Footer, FooterHtml) = (footer, html);
}
