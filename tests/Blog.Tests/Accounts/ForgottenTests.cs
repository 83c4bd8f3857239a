using System.Net;
using System.Text.RegularExpressions;
using Blog.Tests.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Accounts;

public sealed partial class ForgottenTests
{
    private const string Wanted = "a jar of plum jam";

    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database, web => web.UseSetting("Blog:BaseAddress", "https://table.example.org"));
        var elsewhere = await site.SignInAsync(People.Otto);
        var page = await (await site.Visitor.OpenAsync("/account/sign-in")).ClickAsync("I’ve forgotten my password");

        var asked = await page.Fill("E-mail", "OTTO@example.org").PressAsync("Send the letter");

        Assert.True(asked.Has("If that address belongs to somebody who writes here, a letter is on its way."));
        var letter = Assert.Single(await site.LettersAsync(1));
        Assert.Equal(People.Otto.Email, letter.To.ToString());
        Assert.StartsWith("Dear Otto,", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://table.example.org/account/new-password?", letter.TextBody, StringComparison.Ordinal);
        var form = await site.Visitor.OpenAsync(LinkIn(letter.TextBody));
        Assert.Equal("no-referrer", form.Response.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(form.Response.Headers.CacheControl?.NoStore);

        var signIn = await form.Fill("New password", Wanted).PressAsync("Set the password");

        Assert.True(signIn.Has("Your new password is set. Sign in with it."));
        Assert.Equal("/admin", (await signIn.Fill("E-mail", People.Otto.Email).Fill("Password", Wanted).PressAsync("Sign in")).Address.AbsolutePath);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/account/sign-in", (await elsewhere.OpenAsync("/admin")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_stranger_gets_the_same_answer_and_no_letter()
    {
        await using var site = await Site.StartAsync();

        var stranger = await AskAsync(site, "rosa@example.org");
        var known = await AskAsync(site, People.Otto.Email);

        Assert.Equal((known.Status, known.Text), (stranger.Status, stranger.Text));
        Assert.Equal(People.Otto.Email, Assert.Single(await site.LettersAsync(1)).To.ToString());
    }

    [Fact]
    public async Task One_account_gets_one_letter_in_five_minutes()
    {
        await using var site = await Site.StartAsync();
        await AskAsync(site, People.Otto.Email);
        await AskAsync(site, People.Otto.Email);
        await AskAsync(site, People.Mo.Email);
        Assert.Equal([People.Otto.Email, People.Mo.Email], (await site.LettersAsync(2)).Select(letter => letter.To.ToString()));

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await AskAsync(site, People.Otto.Email);

        Assert.Equal(3, (await site.LettersAsync(3)).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("otto")]
    [InlineData("Otto <otto@example.org>")]
    public async Task What_is_no_address_is_asked_for_again(string typed)
    {
        await using var site = await Site.StartAsync();

        var page = await AskAsync(site, typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Error: The e-mail address needs an @, as in name@example.org", page.Error("E-mail"));
        Assert.Equal(typed, page.Value("E-mail"));
    }

    [Fact]
    public async Task Who_asks_too_often_waits()
    {
        await using var site = await Site.StartAsync();
        for (var time = 1; time <= 5; time++)
        {
            await AskAsync(site, $"nobody{time}@example.org");
        }

        var page = await AskAsync(site, People.Otto.Email);

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.NotNull(page.Response.Headers.RetryAfter);
        Assert.Equal(People.Otto.Email, page.Value("E-mail"));
        Assert.Equal(0, await site.Db(db => db.OutgoingMails.CountAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task A_link_works_once(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var link = await AskForLinkAsync(site);
        await (await site.Visitor.OpenAsync(link)).Fill("New password", Wanted).PressAsync("Set the password");
        var hash = await HashAsync(site);

        var page = await site.Visitor.OpenAsync(link);

        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Equal("This link doesn’t work any more", page.Heading);
        Assert.False(page.HasField("New password"));
        Assert.Equal(hash, await HashAsync(site));
    }

    [Fact]
    public async Task A_link_grows_old()
    {
        await using var site = await Site.StartAsync(configure: web => web.ConfigureServices(services =>
            services.PostConfigure<DataProtectionTokenProviderOptions>(link => link.TokenLifespan = TimeSpan.FromTicks(1))));

        var page = await site.Visitor.OpenAsync(await AskForLinkAsync(site));

        Assert.Equal(HttpStatusCode.Gone, page.Status);
    }

    [Theory]
    [InlineData("/account/new-password")]
    [InlineData("/account/new-password?who=3&token=")]
    [InlineData("/account/new-password?who=3&token=!!!")]
    [InlineData("/account/new-password?who=99&token=CfDJ8")]
    [InlineData("/account/new-password?who=x&token=CfDJ8")]
    public async Task A_link_that_is_made_up_does_not_work(string link)
    {
        await using var site = await Site.StartAsync();

        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor.OpenAsync(link)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor.PostAsync(link, ("password", Wanted))).StatusCode);
    }

    [Fact]
    public async Task A_link_is_for_one_person()
    {
        await using var site = await Site.StartAsync();
        var link = (await AskForLinkAsync(site)).Replace($"who={People.Otto.Id}", $"who={People.Ines.Id}", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task A_short_password_is_refused_and_the_link_still_works()
    {
        await using var site = await Site.StartAsync();
        var form = await site.Visitor.OpenAsync(await AskForLinkAsync(site));

        var refused = await form.Fill("New password", "plum jam").PressAsync("Set the password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Error: The password needs at least 12 characters", refused.Error("New password"));
        Assert.Equal("/account/sign-in", (await refused.Fill("New password", Wanted).PressAsync("Set the password")).Address.AbsolutePath);
    }

    private static async Task<WebPage> AskAsync(Site site, string email) =>
        await WebPage.ReadAsync(site.Visitor, await site.Visitor.PostAsync("/account/forgotten", ("email", email)));

    private static async Task<string> AskForLinkAsync(Site site)
    {
        await AskAsync(site, People.Otto.Email);
        return LinkIn((await site.LettersAsync(1))[0].TextBody);
    }

    private static string LinkIn(string? text) => Link().Match(text ?? "").Value;

    private static Task<string?> HashAsync(Site site) => site.Db(db => db.Users.Where(user => user.Id == People.Otto.Id).Select(user => user.PasswordHash).SingleAsync());

    [GeneratedRegex("/account/new-password\\S+")]
    private static partial Regex Link();
}
