using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Blog.Data;
using Blog.Languages;
using Blog.Markdown;
using Blog.Media;
using Blog.Metadata.Cards;
using Blog.Search;
using Blog.Settings;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Settings;

/// <summary>What the owner decides about the site.</summary>
public sealed class IndexModel(BlogDbContext db, MarkdownRenderer markdown, LookPreviews previews, CurrentSite site, CardBell cards, SearchBell searchBell) : PageModel
{
    public sealed class SettingsInput
    {
        [Required(ErrorMessage = "Give the blog a name")]
        [StringLength(SiteSettings.NameLength, ErrorMessage = "The name is too long: {1} characters are the most")]
        public string? Name { get; set; }

        [StringLength(SiteSettings.TaglineLength, ErrorMessage = "The tagline is too long: {1} characters are the most")]
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
            Accent = Swatches.Any(swatch => swatch.Colour == settings.Accent) ? settings.Accent : "own",
            Own = settings.Accent,
            Logo = settings.Logo,
            Smart = settings.SmartPunctuation,
            Mod = settings.CommentsAppearAtOnce ? "once" : "wait",
            Paused = settings.CommentsPaused,
            Search = settings.SearchComments,
            Websites = settings.CommentWebsites,
            Engines = settings.CommentsInSearchEngines,
            Days = settings.CommentEmailDays.ToString(CultureInfo.InvariantCulture),
            Close = settings.CommentDays == 0 ? "" : settings.CommentDays.ToString(CultureInfo.InvariantCulture),
        };

        /// <param name="settings">What is to become as typed.</param>
        /// <param name="footerHtml">Of the footer text.</param>
        public void WriteTo(SiteSettings settings, string footerHtml)
        {
            settings.Name = PlainText.Line(Name);
            settings.Tagline = PlainText.Line(Tagline);
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

        private static int? Number(string? typed, int least, int most) =>
            int.TryParse(PlainText.Line(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
    }

    public sealed record Swatch(string Name, string Colour);

    public static IReadOnlyList<Swatch> Swatches { get; } =
    [
        new("Pine", SiteSettings.DefaultAccent), new("Sea", "#2b6a8f"), new("Plum", "#7a4a78"), new("Clay", "#a3543a"), new("Honey", "#9a6b12"), new("Slate", "#55606b"),
    ];

    public SettingsInput Input { get; private set; } = new();

    /// <summary>Pictures that may stand beside the name: the newest, and the one that does.</summary>
    public IReadOnlyList<MediaFile> Logos { get; private set; } = [];

    /// <summary>On offer: the list, and what is set.</summary>
    public IReadOnlyList<string> Zones => TimeZones.With(site.Settings.TimeZone);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Input = SettingsInput.Of(await db.Settings.AsNoTracking().SingleAsync(cancel));
        Logos = await LogosAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(SettingsInput input, string? @do, CancellationToken cancel)
    {
        Input = input;
        Logos = await LogosAsync(cancel);
        if (@do == LookPreview.Back)
        {
            ModelState.Clear();
            return Page();
        }

        Check(input);
        var footer = await RenderFooterAsync(input, cancel);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (LookPreview.IsAskedFor(@do))
        {
            return await previews.ShowAsync(Request, settings => input.WriteTo(settings, footer), css: null, cancel);
        }

        input.WriteTo(await db.Settings.SingleAsync(cancel), footer);
        await db.SaveChangesAsync(cancel);
        cards.RingForAll();
        searchBell.Ring();
        Notice.Say(TempData, "Saved. Readers see it from now on.");
        return new SeeOther("/admin/settings");
    }

    private async Task<IReadOnlyList<MediaFile>> LogosAsync(CancellationToken cancel)
    {
        var key = PictureAddress.Parse(Input.Logo ?? "")?.Key;
        var newest = await db.Media.AsNoTracking().NewestFirst().Take(MediaFile.MostOffered).ToListAsync(cancel);
        return newest.Exists(file => file.Key == key) ? newest : [.. newest, .. await db.Media.AsNoTracking().Where(file => file.Key == key).ToListAsync(cancel)];
    }

    // In the language that is chosen with it; "" when it is refused.
    private async Task<string> RenderFooterAsync(SettingsInput input, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return "";
        }

        var rendering = await markdown.RenderFooterAsync(input.FooterText, input.Smart, CultureInfo.GetCultureInfo(input.Lang!), cancel);
        if (rendering is Rendering.Refused(var reason))
        {
            ModelState.AddModelError("footer", reason);
        }

        return (rendering as Rendering.Done)?.Html ?? "";
    }

    private void Check(SettingsInput input)
    {
        ModelState.Limit("footer", input.FooterText, SiteSettings.FooterLength, "The footer text is too long");
        if (PlainText.Line(input.Name).Length == 0)
        {
            ModelState.TryAddModelError("name", "Give the blog a name");
        }

        if (!SiteLanguages.All.Contains(input.Lang))
        {
            ModelState.AddModelError("lang", "Choose a language from the list");
        }

        if (!Zones.Contains(input.Zone))
        {
            ModelState.AddModelError("zone", "Choose a time zone from the list");
        }

        // Left out by whoever sends the form without it: as before.
        if (input.Days is not null && input.EmailDays is null)
        {
            ModelState.AddModelError("days", $"Give a number of days from 1 to {SiteSettings.MostCommentEmailDays}");
        }

        if (input.CommentDays is null)
        {
            ModelState.AddModelError("close", $"Give a number of days up to {SiteSettings.MostCommentDays}, or nothing");
        }

        if (!string.IsNullOrEmpty(input.Logo) && !Logos.Any(file => file.Address.Path == input.Logo))
        {
            ModelState.AddModelError("logo", "That picture has been deleted. Choose another one, or none");
        }

        if (!Blog.Settings.Accent.Form().IsMatch(input.Colour))
        {
            ModelState.AddModelError("own", "A colour is # and six digits or letters from a to f, such as #2f6b58");
        }
    }
}
