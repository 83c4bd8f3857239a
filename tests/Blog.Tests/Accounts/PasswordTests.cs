using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Accounts;

public sealed class PasswordTests
{
    private const string Wanted = "soup with star noodles";

    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var (otto, elsewhere) = (await site.SignInAsync(People.Otto), await site.SignInAsync(People.Otto));
        var page = await (await otto.OpenAsync("/account")).ClickAsync("Change your password");

        var done = await page.Fill("Current password", People.Otto.Password).Fill("New password", Wanted).PressAsync("Change the password");

        Assert.True(done.Has("Your password is changed."));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.OK, (await otto.GetAsync("/account")).StatusCode);
        Assert.Equal("/account/sign-in", (await elsewhere.OpenAsync("/account")).Address.AbsolutePath);
        var answer = await site.Visitor.PostAsync("/account/sign-in", ("email", People.Otto.Email), ("password", Wanted));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Theory]
    [InlineData("not his password", Wanted, "Current password", "Error: That isn’t your current password. After five tries there is a pause of ten minutes")]
    [InlineData("Otto sets the long table", "noodles", "New password", "Error: The password needs at least 12 characters")]
    [InlineData("Otto sets the long table", "otto@example.org", "New password", "Error: That is your e-mail address, the first thing a stranger would try; choose something else")]
    public async Task What_is_wrong_is_said(string current, string wanted, string label, string error)
    {
        await using var site = await Site.StartAsync();
        var otto = await site.SignInAsync(People.Otto);
        var hash = await HashAsync(site);
        var form = await otto.OpenAsync("/account/password");

        var page = await form.Fill("Current password", current).Fill("New password", wanted).PressAsync("Change the password");


        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(error, page.Error(label));
        Assert.Equal(hash, await HashAsync(site));
    }

    [Fact]
    public async Task Guessing_the_current_one_pauses_the_account_too()
    {
        await using var site = await Site.StartAsync();
        var otto = await site.SignInAsync(People.Otto);
        var page = await otto.OpenAsync("/account/password");
        for (var guess = 1; guess <= 5; guess++)
        {
            page = await page.Fill("Current password", $"guess number {guess}").Fill("New password", Wanted).PressAsync("Change the password");
        }

        var paused = await page.Fill("Current password", People.Otto.Password).Fill("New password", Wanted).PressAsync("Change the password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, paused.Status);
    }

    private static Task<string?> HashAsync(Site site) => site.Db(db => db.Users.Where(user => user.Id == People.Otto.Id).Select(user => user.PasswordHash).SingleAsync());
}
