using Blog.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Accounts;

/// <summary>The program itself, as a host runs it, on the data folder of a site that serves meanwhile.</summary>
public sealed class UserVerbsTests
{
    private const string Password = "a bowl of ripe figs";

    [Fact]
    public async Task The_first_one_sets_the_blog_up_and_owns_it()
    {
        await using var site = await Site.StartEmptyAsync();

        var (code, output, error) = await RunAsync(
            site, Password, "user", "add", "--email", "ines@example.org", "--name", "Ines Prado", "--site", "Figs", "--language", "pt", "--time-zone", "Europe/Lisbon");

        Assert.Equal((0, "The blog \"Figs\" is set up; Ines Prado is its owner.", ""), (code, output, error));
        var settings = await site.Db(db => db.Settings.SingleAsync());
        Assert.Equal(("Figs", "pt", "Europe/Lisbon"), (settings.Name, settings.Language, settings.TimeZone));
        Assert.Equal("/admin", await SignInAsync(site, "ines@example.org", Password));
    }

    [Fact]
    public async Task Another_one_joins()
    {
        await using var site = await Site.StartAsync();

        var (code, output, _) = await RunAsync(site, Password, "user", "add", "--email", "tariq@example.org", "--name", "Tariq 🌿", "--role", "editor");

        Assert.Equal((0, "Tariq 🌿 can sign in as editor."), (code, output));
        Assert.Equal("/admin", await SignInAsync(site, "tariq@example.org", Password));
        Assert.Equal(Roles.Editor, await site.Db(db => (
            from user in db.Users
            join link in db.UserRoles on user.Id equals link.UserId
            join role in db.Roles on link.RoleId equals role.Id
            where user.Name == "Tariq 🌿"
            select role.Name).SingleAsync()));
    }

    [Theory]
    [InlineData(Password, "The role has to be owner, editor, author or moderator.", "--email", "rosa@example.org", "--name", "Rosa", "--role", "queen")]
    [InlineData(Password, "Somebody here has that e-mail address already.", "--email", "OTTO@example.org", "--name", "Rosa")]
    [InlineData(Password, "The e-mail address needs an @, as in name@example.org.", "--name", "Rosa")]
    [InlineData(Password, "Write your name; it is shown with your posts.", "--email", "rosa@example.org")]
    [InlineData("", "The password needs at least 12 characters.", "--email", "rosa@example.org", "--name", "Rosa")]
    [InlineData(Password, "The blog is set up already; leave out --site, --language and --time-zone.", "--email", "rosa@example.org", "--name", "Rosa", "--site", "Figs")]
    public async Task What_is_wrong_is_one_sentence_and_nothing_is_changed(string password, string sentence, params string[] options)
    {
        await using var site = await Site.StartAsync();

        var (code, output, error) = await RunAsync(site, password, ["user", "add", .. options]);

        Assert.Equal((1, "", sentence), (code, output, error));
        Assert.Equal(People.All.Count, await site.Db(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task The_first_one_cannot_be_anything_but_the_owner()
    {
        await using var site = await Site.StartEmptyAsync();

        var (code, _, error) = await RunAsync(site, Password, "user", "add", "--email", "mo@example.org", "--name", "Mo", "--role", "moderator");

        Assert.Equal((1, "The first person of a new blog is its owner; leave out --role, or say owner."), (code, error));
        Assert.Equal(0, await site.Db(db => db.Settings.CountAsync()));
    }

    [Fact]
    public async Task A_new_password_ends_the_pause_and_signs_out_everywhere()
    {
        await using var site = await Site.StartAsync();
        var otto = await site.SignInAsync(People.Otto);
        await site.Db(db => db.Users.Where(user => user.Id == People.Otto.Id).ExecuteUpdateAsync(
            change => change.SetProperty(user => user.LockoutEnd, site.Now.AddMinutes(10))));

        var (code, output, error) = await RunAsync(site, Password, "user", "reset-password", "--email", People.Otto.Email);

        Assert.Equal((0, "Otto Brandt has a new password and is signed out everywhere within a minute.", ""), (code, output, error));
        Assert.Equal("/admin", await SignInAsync(site, People.Otto.Email, Password));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/account/sign-in", (await otto.OpenAsync("/admin")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Nobody_by_that_address_is_one_sentence()
    {
        await using var site = await Site.StartAsync();

        var (code, _, error) = await RunAsync(site, Password, "user", "reset-password", "--email", "rosa@example.org");

        Assert.Equal((1, "Nobody here signs in with that e-mail address."), (code, error));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(Site site, string password, params string[] arguments)
    {
        var verb = await BlogVerb.RunAsync(site.Folder, password, arguments);
        return (verb.Code, verb.Output, verb.Error);
    }

    private static async Task<string?> SignInAsync(Site site, string email, string password)
    {
        var answer = await site.Visitor.PostAsync("/account/sign-in", ("email", email), ("password", password));
        return answer.Headers.Location?.OriginalString;
    }
}
