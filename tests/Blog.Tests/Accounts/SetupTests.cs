using System.Net;
using Blog.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Accounts;

public sealed class SetupTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartEmptyAsync(database);
        var page = await site.Visitor.OpenAsync($"/setup?code={CodeOf(site)}");
        Assert.Equal("Set up your blog", page.Title);
        page.Fill("Name of the blog", "Crumbs").Fill("Your name", "Ines Prado").Fill("Your e-mail", "ines@example.org")
            .Fill("Password", "a basket of warm rolls").Fill("Language", "Español").Fill("Time zone", "Europe/Madrid");

        var answer = await page.SendAsync("Create the blog");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/admin", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/admin")).StatusCode);
        var settings = await site.Db(db => db.Settings.SingleAsync());
        Assert.Equal(("Crumbs", "es", "Europe/Madrid"), (settings.Name, settings.Language, settings.TimeZone));
        var owner = await site.Db(db => db.Users.SingleAsync());
        Assert.Equal(("Ines Prado", "ines@example.org", site.Now), (owner.Name, owner.Email, owner.CreatedAt));
        Assert.Equal(Roles.Owner, await site.Db(db => db.Roles.Where(role => db.UserRoles.Any(link => link.RoleId == role.Id)).Select(role => role.Name).SingleAsync()));
    }

    [Theory]
    [InlineData("/setup")]
    [InlineData("/setup?code=")]
    [InlineData("/setup?code=0123456789abcdef0123456789abcdef")]
    [InlineData("/setup?code=%F0%9F%8D%9E")]
    public async Task Without_the_code_there_is_only_the_question_for_it(string address)
    {
        await using var site = await Site.StartEmptyAsync();

        var page = await site.Visitor.OpenAsync(address);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.True(page.HasField("Setup code"));
        Assert.False(page.HasField("Password"));
        Assert.DoesNotContain(CodeOf(site), await page.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_can_be_typed_in()
    {
        await using var site = await Site.StartEmptyAsync();
        var question = await site.Visitor.OpenAsync("/setup");

        var page = await question.Fill("Setup code", CodeOf(site)).PressAsync("Continue");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(CodeOf(site), page.Value("Setup code"));
    }

    [Theory, OnEachDatabase]
    public async Task A_form_with_a_wrong_code_makes_nothing(Database database)
    {
        await using var site = await Site.StartEmptyAsync(database);

        var answer = await site.Visitor.PostAsync("/setup", Form(site, ("code", "wrong")));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await AssertNothingIsMadeAsync(site);
    }

    [Theory]
    [InlineData("site", "", "Name of the blog", "Give the blog a name")]
    [InlineData("site", "\u0007\t ", "Name of the blog", "Give the blog a name")]
    [InlineData("site", null, "Name of the blog", "The name of the blog can have up to 100 characters")]
    [InlineData("author", "", "Your name", "Write your name; it is shown with your posts")]
    [InlineData("author", null, "Your name", "The name can have up to 80 characters")]
    [InlineData("email", "ines", "Your e-mail", "The e-mail address needs an @, as in name@example.org")]
    [InlineData("email", "ines@a@b", "Your e-mail", "The e-mail address needs an @, as in name@example.org")]
    [InlineData("email", "Ines <ines@example.org>", "Your e-mail", "The e-mail address needs an @, as in name@example.org")]
    [InlineData("password", "eleven char", "Password", "The password needs at least 12 characters")]
    [InlineData("password", "INES.PRADO@example.org", "Password", "That is your e-mail address, the first thing a stranger would try; choose something else")]
    [InlineData("password", "the long table", "Password", "That is the name of the blog, the first thing a stranger would try; choose something else")]
    [InlineData("language", "tlh", "Language", "Choose one of the languages")]
    [InlineData("timezone", "../etc/passwd", "Time zone", "Choose a time zone by its city, as in Europe/Copenhagen")]
    public async Task What_is_wrong_is_said_and_what_is_typed_stays(string field, string? value, string label, string error)
    {
        await using var site = await Site.StartEmptyAsync();
        var form = Form(site, (field, value ?? new string('x', 200)));

        var page = await WebPage.ReadAsync(site.Visitor, await site.Visitor.PostAsync("/setup", form));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Error: Set up your blog", page.Title);
        Assert.True(page.Has("The blog isn’t created yet"));
        Assert.StartsWith($"Error: {error}", page.Error(label), StringComparison.Ordinal);
        Assert.Equal("", page.Value("Password"));
        Assert.Equal(field == "author" ? value ?? new string('x', 200) : "Ines Prado", page.Value("Your name"));
        await AssertNothingIsMadeAsync(site);
    }

    [Theory, OnEachDatabase]
    public async Task Long_names_of_any_script_are_kept(Database database)
    {
        await using var site = await Site.StartEmptyAsync(database);
        var name = string.Concat(Enumerable.Repeat("🍞", 40));

        var answer = await site.Visitor.PostAsync("/setup", Form(site, ("site", "شاي و خبز"), ("author", $"\u0001{name}\u0007"), ("language", "ar")));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(name, await site.Db(db => db.Users.Select(user => user.Name).SingleAsync()));
        Assert.Equal("شاي و خبز", await site.Db(db => db.Settings.Select(settings => settings.Name).SingleAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task Of_two_who_come_at_once_one_becomes_the_owner(Database database)
    {
        await using var site = await Site.StartEmptyAsync(database);
        using var second = site.NewVisitor();

        var answers = await Task.WhenAll(
            site.Visitor.PostAsync("/setup", Form(site)),
            second.PostAsync("/setup", Form(site, ("email", "rosa@example.org"), ("author", "Rosa"))));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.NotFound], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, await site.Db(db => db.Users.CountAsync()));
        Assert.Equal(1, await site.Db(db => db.Settings.CountAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task Once_it_is_set_up_there_is_no_such_page(Database database)
    {
        await using var site = await Site.StartAsync(database);

        var opened = await site.Visitor.GetAsync($"/setup?code={CodeOf(site)}");
        var posted = await site.Visitor.PostAsync("/setup", Form(site));

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [opened.StatusCode, posted.StatusCode]);
        Assert.Equal(People.All.Count, await site.Db(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task It_sets_no_cookie_and_leaves_the_code_nowhere()
    {
        await using var site = await Site.StartEmptyAsync();

        var answer = await site.Visitor.GetAsync($"/setup?code={CodeOf(site)}");

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotContain(site.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains(CodeOf(site), StringComparison.Ordinal));
    }

    private static string CodeOf(Site site) => site.Services.GetRequiredService<SetupCode>().Value;

    private static (string Name, string Value)[] Form(Site site, params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>
        {
            ["code"] = CodeOf(site),
            ["site"] = "The long table",
            ["author"] = "Ines Prado",
            ["email"] = "ines.prado@example.org",
            ["password"] = "a basket of warm rolls",
            ["language"] = "en",
            ["timezone"] = "Europe/Lisbon",
        };
        foreach (var (name, value) in changes)
        {
            form[name] = value;
        }

        return [.. form.Select(field => (field.Key, field.Value))];
    }

    private static async Task AssertNothingIsMadeAsync(Site site)
    {
        Assert.Equal(0, await site.Db(db => db.Settings.CountAsync()));
        Assert.Equal(0, await site.Db(db => db.Users.CountAsync()));
    }
}
