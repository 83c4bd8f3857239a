using System.Globalization;
using Blog.Data;
using Blog.Languages;
using Blog.Markdown;
using Blog.Media;
using Blog.Metadata.Cards;
using Blog.Posts.Upkeep;
using Blog.Search;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Settings;

/// <summary>Writes what the owner decides about the site.</summary>
public sealed class SettingsEditing(
    BlogDbContext db, MarkdownRenderer markdown, CurrentSite site, Rerendering rerendering, CardBell cards, SearchBell searchBell, UpkeepBell upkeepBell)
{
    /// <param name="input">What was typed.</param>
    /// <param name="merge">What the form was opened with. Where it says afterwards that two have changed one field, nothing is saved.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>What is not right yet. Nothing, and no conflict: it is saved.</returns>
    public async Task<IReadOnlyList<Mistake>> SaveAsync(SettingsInput input, FormMerge merge, CancellationToken cancel)
    {
        var (mistakes, _) = await ReadAsync(input, cancel);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        await db.UntilWonAsync(async () =>
        {
            var settings = await db.Settings.SingleAsync(cancel);
            var former = settings.Language;
            var merged = input.Onto(SettingsInput.Of(settings), merge);
            if (merge.IsConflict)
            {
                return false;
            }

            // The text of one may meet the language of another.
            (mistakes, var footer) = await RenderAsync(merged, cancel);
            merged.WriteTo(settings, footer);
            if (mistakes.Count == 0)
            {
                await SaveAsync(isInAnotherLanguage: settings.Language != former, cancel);
            }

            return mistakes.Count == 0;
        });
        if (mistakes.Count == 0 && !merge.IsConflict)
        {
            cards.RingForAll();
            searchBell.Ring();
            upkeepBell.Ring();
        }

        return mistakes;
    }

    /// <summary>For a preview: the site has it for this request alone.</summary>
    /// <returns>What is not right yet. Nothing: the site has it.</returns>
    public async Task<IReadOnlyList<Mistake>> TryOnAsync(SettingsInput input, CancellationToken cancel)
    {
        var (mistakes, footer) = await ReadAsync(input, cancel);
        if (mistakes.Count == 0)
        {
            site.Pretend(settings => input.WriteTo(settings, footer));
        }

        return mistakes;
    }

    private async Task SaveAsync(bool isInAnotherLanguage, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        if (isInAnotherLanguage)
        {
            await rerendering.FollowLanguageAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private async Task<(IReadOnlyList<Mistake> Mistakes, string FooterHtml)> ReadAsync(SettingsInput input, CancellationToken cancel)
    {
        var mistakes = Check(input).ToList();
        if (!string.IsNullOrEmpty(input.Logo) && !await IsThereAsync(input.Logo, cancel))
        {
            mistakes.Add(new("logo", "That picture has been deleted. Choose another one, or none"));
        }

        return mistakes.Count > 0 ? (mistakes, "") : await RenderAsync(input, cancel);
    }

    // In the language that is chosen with it.
    private async Task<(IReadOnlyList<Mistake> Mistakes, string FooterHtml)> RenderAsync(SettingsInput input, CancellationToken cancel)
    {
        var rendering = await markdown.RenderFooterAsync(input.FooterText, input.Smart, CultureInfo.GetCultureInfo(input.Lang!), cancel);
        return rendering is Rendering.Refused(var reason) ? ([new("footer", reason)], "") : ([], ((Rendering.Done)rendering).Html);
    }

    private IEnumerable<Mistake> Check(SettingsInput input)
    {
        var isUnseen = input.NameText.EnumerateRunes().All(PlainText.IsUnseen);
        if (isUnseen || input.NameText.Length > SiteSettings.NameLength)
        {
            yield return new("name", isUnseen ? "Give the blog a name" : $"The name is too long: {SiteSettings.NameLength} characters are the most");
        }

        if (input.TaglineText.Length > SiteSettings.TaglineLength)
        {
            yield return new("tagline", $"The tagline is too long: {SiteSettings.TaglineLength} characters are the most");
        }

        if (input.FooterText.Length > SiteSettings.FooterLength)
        {
            yield return new("footer", $"The footer text is too long: {SiteSettings.FooterLength} characters are the most");
        }

        if (!SiteLanguages.All.Contains(input.Lang))
        {
            yield return new("lang", "Choose a language from the list");
        }

        if (!TimeZones.With(site.Settings.TimeZone).Contains(input.Zone))
        {
            yield return new("zone", "Choose a time zone from the list");
        }

        // Left out by whoever sends the form without it: as before.
        if (input.Days is not null && input.EmailDays is null)
        {
            yield return new("days", $"Give a number of days from 1 to {SiteSettings.MostCommentEmailDays}");
        }

        if (input.CommentDays is null)
        {
            yield return new("close", $"Give a number of days up to {SiteSettings.MostCommentDays}, or nothing");
        }

        if (!Accent.Form().IsMatch(input.Colour))
        {
            yield return new("own", "A colour is # and six digits or letters from a to f, such as #2f6b58");
        }
    }

    private async Task<bool> IsThereAsync(string logo, CancellationToken cancel)
    {
        var key = PictureAddress.Parse(logo)?.Key;
        return await db.Media.AsNoTracking().SingleOrDefaultAsync(file => file.Key == key, cancel) is { } file && file.Address.Path == logo;
    }
}
