using System.Net;

namespace Blog.Tests.Accounts;

public sealed class SignOutTests
{
    [Fact]
    public async Task It_works()
    {
        await using var site = await Site.StartAsync();
        var ines = await site.SignInAsync(People.Ines);
        var admin = await ines.OpenAsync("/admin");

        var home = await admin.PressAsync("Sign out");

        Assert.Equal("/", home.Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await ines.OpenAsync("/admin")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_link_signs_nobody_out()
    {
        await using var site = await Site.StartAsync();
        var ines = await site.SignInAsync(People.Ines);

        var page = await ines.OpenAsync("/account/sign-out");

        Assert.Equal("/account", page.Address.AbsolutePath);
        Assert.True(page.HasButton("Sign out"));
    }

    [Fact]
    public async Task Without_the_forms_token_nobody_is_signed_out()
    {
        await using var site = await Site.StartAsync();
        var ines = await site.SignInAsync(People.Ines);

        var answer = await ines.PostAsync("/account/sign-out");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ines.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_sign_in()
    {
        await using var site = await Site.StartAsync();

        var answer = await site.Visitor.PostAsync("/account/sign-out");

        Assert.Equal("/account/sign-in?returnUrl=%2Faccount%2Fsign-out", answer.Headers.Location?.OriginalString);
    }
}
