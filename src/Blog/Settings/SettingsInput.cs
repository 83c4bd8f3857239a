using System.Globalization;
using Blog.Shared;
using Blog.Shared.Forms;

namespace Blog.Settings;

/// <summary>What the owner types on the page of settings.</summary>
public sealed class SettingsInput
{
    /// <summary>See <see cref="FormMerge"/>.</summary>
    public string? Opened { get; set; }

    public string? Name { get; set; }

    public string? Tagline { get; set; }

    /// <summary>Markdown.</summary>
    public string? Footer { get; set; }

    public string? Lang { get; set; }

    public string? Zone { get; set; }

    /// <summary>One of the colours shown, or "own".</summary>
    public string? Accent { get; set; }

    public string? Own { get; set; }

    /// <summary>The address of a picture; empty: our own mark.</summary>
    public string? Logo { get; set; }

    public bool Smart { get; set; }

    /// <summary>"wait" or "once".</summary>
    public string? Mod { get; set; }

    public bool Paused { get; set; }

    /// <summary>Search looks into comments, too.</summary>
    public bool Search { get; set; }

    public bool Websites { get; set; }

    public bool Engines { get; set; }

    /// <summary>Days after which an unused e-mail address is erased.</summary>
    public string? Days { get; set; }

    /// <summary>Days until comments close; empty: never.</summary>
    public string? Close { get; set; }

    /// <summary>It stands in the title of every page, among other words.</summary>
    public string NameText => PlainText.WithoutTurns(PlainText.Line(Name));

    public string TaglineText => PlainText.WithoutTurns(PlainText.Line(Tagline));

    public string FooterText => PlainText.Lines(Footer).Trim();

    /// <summary>The colour meant: the code typed, if that was chosen.</summary>
    public string Colour => (Accent == "own" ? PlainText.Line(Own) : Accent ?? "").ToLowerInvariant();

    /// <summary>Null for what is no such number.</summary>
    public int? EmailDays => Number(Days, 1, SiteSettings.MostCommentEmailDays);

    /// <summary>Null for what is no such number.</summary>
    public int? CommentDays => PlainText.Line(Close).Length == 0 ? 0 : Number(Close, 0, SiteSettings.MostCommentDays);

    public static SettingsInput Of(SiteSettings settings) => new()
    {
        Name = settings.Name,
        Tagline = settings.Tagline,
        Footer = settings.Footer,
        Lang = settings.Language,
        Zone = settings.TimeZone,
        Accent = Swatch.All.Any(swatch => swatch.Colour == settings.Accent) ? settings.Accent : "own",
        Own = settings.Accent,
        Logo = settings.Logo,
        Smart = settings.SmartPunctuation,
        Mod = settings.CommentsAppearAtOnce ? "once" : "wait",
        Paused = settings.CommentsPaused,
        Search = settings.SearchComments,
        Websites = settings.CommentWebsites,
        Engines = settings.CommentsInSearchEngines,
        Days = Text(settings.CommentEmailDays),
        Close = Text(settings.CommentDays),
    };

    /// <summary>What a form begins with that shows this.</summary>
    public FormMerge Open() => FormMerge.Opening(merge => Onto(this, merge));

    /// <summary>This, which is right, on top of what others have saved since its form was opened.</summary>
    public SettingsInput Onto(SettingsInput stored, FormMerge merge) => new()
    {
        Name = merge.Merge("name", NameText, stored.NameText),
        Tagline = merge.Merge("tagline", TaglineText, stored.TaglineText),
        Footer = merge.Merge("footer", FooterText, stored.FooterText),
        Lang = merge.Merge("lang", Lang!, stored.Lang!),
        Zone = merge.Merge("zone", Zone!, stored.Zone!),
        Accent = "own",
        Own = merge.Merge("own", Colour, stored.Colour),
        Logo = merge.Merge("logo", Logo ?? stored.Logo!, stored.Logo!),
        Smart = merge.Merge("smart", Smart, stored.Smart),
        Mod = merge.Merge("once", Mod == "once", stored.Mod == "once") ? "once" : "wait",
        Paused = merge.Merge("paused", Paused, stored.Paused),
        Search = merge.Merge("search", Search, stored.Search),
        Websites = merge.Merge("websites", Websites, stored.Websites),
        Engines = merge.Merge("engines", Engines, stored.Engines),
        Days = merge.Merge("days", EmailDays is { } days ? Text(days) : stored.Days!, stored.Days!),
        Close = merge.Merge("close", Text(CommentDays ?? 0), stored.Close!),
    };

    /// <param name="settings">What is to become as typed.</param>
    /// <param name="footerHtml">Of the footer text.</param>
    public void WriteTo(SiteSettings settings, string footerHtml)
    {
        settings.Name = NameText;
        settings.Tagline = TaglineText;
        settings.SayAtFoot(FooterText, footerHtml);
        settings.Language = Lang!;
        settings.TimeZone = Zone!;
        settings.Accent = Colour;
        settings.Logo = Logo ?? settings.Logo;
        settings.SmartPunctuation = Smart;
        settings.CommentsAppearAtOnce = Mod == "once";
        settings.CommentsPaused = Paused;
        settings.SearchComments = Search;
        settings.CommentWebsites = Websites;
        settings.CommentsInSearchEngines = Engines;
        settings.CommentEmailDays = EmailDays ?? settings.CommentEmailDays;
        settings.CommentDays = CommentDays ?? settings.CommentDays;
    }

    private static string Text(int days) => days == 0 ? "" : days.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string? typed, int least, int most) =>
        int.TryParse(PlainText.Line(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
