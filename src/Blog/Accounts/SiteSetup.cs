using Blog.Data;
using Blog.Languages;
using Blog.Search;
using Blog.Settings;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>A site that is to be, as typed.</summary>
public sealed record NewSite(string? Name, string? Language, string? TimeZone);

/// <summary>What became of a set-up.</summary>
public abstract record SetupOutcome
{
    private SetupOutcome()
    {
    }

    public sealed record Done(Author Owner) : SetupOutcome;

    public sealed record AlreadySetUp : SetupOutcome;

    public sealed record Refused(IReadOnlyList<Mistake> Mistakes) : SetupOutcome;
}

/// <summary>Makes the site and its owner, both or neither, and once only: the one row of settings says who was first.</summary>
public sealed class SiteSetup(BlogDbContext db, People people, SearchBell searchBell)
{
    public async Task<SetupOutcome> SetUpAsync(NewSite site, NewPerson owner, CancellationToken cancel)
    {
        if (await db.Settings.AnyAsync(cancel))
        {
            return new SetupOutcome.AlreadySetUp();
        }

        var mistakes = Check(site);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (mistakes.Count == 0 && !await AddSettingsAsync(site, cancel))
        {
            return new SetupOutcome.AlreadySetUp();
        }

        var joining = await people.AddAsync(owner, Roles.Owner, cancel);
        if (joining is Joining.Refused refused)
        {
            mistakes.AddRange(refused.Mistakes);
        }

        if (mistakes.Count > 0 || joining is not Joining.Done(var author))
        {
            return new SetupOutcome.Refused(mistakes);
        }

        await transaction.CommitAsync(cancel);
        searchBell.Ring();
        return new SetupOutcome.Done(author);
    }

    private static List<Mistake> Check(NewSite site)
    {
        var mistakes = new List<Mistake>();
        var name = PlainText.Line(site.Name);
        if (name.Length is 0 or > SiteSettings.NameLength)
        {
            mistakes.Add(new("site", name.Length == 0
                ? "Give the blog a name"
                : $"The name of the blog can have up to {SiteSettings.NameLength} characters"));
        }

        if (!SiteLanguages.All.Contains(site.Language))
        {
            mistakes.Add(new("language", $"Choose one of the languages: {string.Join(", ", SiteLanguages.All)}"));
        }

        if (!TimeZones.All.Contains(site.TimeZone))
        {
            mistakes.Add(new("timezone", "Choose a time zone by its city, as in Europe/Copenhagen"));
        }

        return mistakes;
    }

    private async Task<bool> AddSettingsAsync(NewSite site, CancellationToken cancel)
    {
        db.Settings.Add(new SiteSettings { Name = PlainText.Line(site.Name), Language = site.Language!, TimeZone = site.TimeZone! });
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return false;
        }
    }
}
