using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Accounts;

public sealed class AccountTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var mo = await site.SignInAsync(People.Mo);
        var page = await mo.OpenAsync("/account");
        Assert.Equal((People.Mo.Name, People.Mo.Email), (page.Value("Your name"), page.Value("Your e-mail")));

        var saved = await page.Fill("Your name", "Mo  A.\u0007 Achebe").PressAsync("Save");

        Assert.True(saved.Has("Saved."));
        Assert.Equal("Mo A. Achebe", saved.Value("Your name"));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_sign_in()
    {
        await using var site = await Site.StartAsync();

        Assert.Equal("/account/sign-in?returnUrl=%2Faccount", (await site.Visitor.GetAsync("/account")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await site.Visitor.PostAsync("/account/password", ("current", "any"), ("password", "other"))).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task A_new_e_mail_needs_the_password_and_signs_other_devices_out(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var (mo, elsewhere) = (await site.SignInAsync(People.Mo), await site.SignInAsync(People.Mo));
        var page = await mo.OpenAsync("/account");

        var refused = await page.Fill("Your e-mail", "mo@example.net").Fill("Current password", "not this one").PressAsync("Save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("Error: That isn’t your current password.", refused.Error("Current password"), StringComparison.Ordinal);
        Assert.Equal(People.Mo.Email, await EmailAsync(site));

        await refused.Fill("Current password", People.Mo.Password).PressAsync("Save");
        Assert.Equal("mo@example.net", await EmailAsync(site));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/account", (await mo.OpenAsync("/account")).Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await elsewhere.OpenAsync("/account")).Address.AbsolutePath);
    }

    [Theory, OnEachDatabase]
    public async Task An_e_mail_that_somebody_has_is_refused(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var mo = await site.SignInAsync(People.Mo);
        var page = await mo.OpenAsync("/account");

        var refused = await page.Fill("Your e-mail", "INES@example.org").Fill("Current password", People.Mo.Password).PressAsync("Save");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Error: Somebody here has that e-mail address already", refused.Error("Your e-mail"));
        Assert.Equal(People.Mo.Email, await EmailAsync(site));
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_refused_and_kept()
    {
        await using var site = await Site.StartAsync();
        var mo = await site.SignInAsync(People.Mo);
        var name = new string('m', 200);

        var refused = await (await mo.OpenAsync("/account")).Fill("Your name", name).PressAsync("Save");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Error: The name can have up to 80 characters", refused.Error("Your name"));
        Assert.Equal(name, refused.Value("Your name"));
        Assert.Equal(People.Mo.Name, await site.Db(db => db.Users.Where(user => user.Id == People.Mo.Id).Select(user => user.Name).SingleAsync()));
    }

    private static Task<string?> EmailAsync(Site site) => site.Db(db => db.Users.Where(user => user.Id == People.Mo.Id).Select(user => user.Email).SingleAsync());
}
