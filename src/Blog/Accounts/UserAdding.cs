using Blog.Data;
using Blog.Languages;
using Blog.Settings;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>What stands on the command line of <c>user add</c>; null for what was left out.</summary>
public sealed record UserToAdd(NewPerson Person, string? Role, string? Site, string? Language, string? TimeZone);

/// <summary>The verb <c>user add</c>: the first one sets the blog up and owns it.</summary>
public sealed class UserAdding(BlogDbContext db, SiteSetup setup, People people)
{
    private const string IsSetUp = "The blog is set up already; leave out --site, --language and --time-zone.";

    public async Task<VerbAnswer> AddAsync(UserToAdd user, CancellationToken cancel)
    {
        var role = user.Role is null ? null : Roles.All.FirstOrDefault(known => known.Equals(user.Role, StringComparison.OrdinalIgnoreCase));
        if (user.Role is not null && role is null)
        {
            return No("The role has to be owner, editor, author or moderator.");
        }

        return await db.Settings.AnyAsync(cancel) ? await JoinAsync(user, role ?? Roles.Author, cancel) : await BeginAsync(user, role, cancel);
    }

    private async Task<VerbAnswer> BeginAsync(UserToAdd user, string? role, CancellationToken cancel)
    {
        if (role is not (null or Roles.Owner))
        {
            return No("The first person of a new blog is its owner; leave out --role, or say owner.");
        }

        var site = new NewSite(user.Site ?? user.Person.Name, user.Language ?? SiteLanguages.Default, user.TimeZone ?? TimeZones.Local);
        return await setup.SetUpAsync(site, user.Person, cancel) switch
        {
            SetupOutcome.Done(var owner) => Yes($"The blog \"{PlainText.Line(site.Name)}\" is set up; {owner.Name} is its owner."),
            SetupOutcome.Refused(var mistakes) => No(Sentence(mistakes)),
            _ => No("Somebody else has just set the blog up."),
        };
    }

    private async Task<VerbAnswer> JoinAsync(UserToAdd user, string role, CancellationToken cancel)
    {
        if (user is not { Site: null, Language: null, TimeZone: null })
        {
            return No(IsSetUp);
        }

        return await people.AddAsync(user.Person, role, cancel) switch
        {
            Joining.Done(var author) => Yes($"{author.Name} can sign in as {role.ToLowerInvariant()}."),
            Joining.Refused(var mistakes) => No(Sentence(mistakes)),
            _ => throw new InvalidOperationException("Joining has two outcomes."),
        };
    }

    private static VerbAnswer Yes(string sentence) => new(true, sentence);

    private static VerbAnswer No(string sentence) => new(false, sentence);

    // The first one: the others come up once it is mended.
    private static string Sentence(IReadOnlyList<Mistake> mistakes) => $"{mistakes[0].Message}.";
}
