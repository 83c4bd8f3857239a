using System.Net;
using System.Net.Http.Headers;
using Blog.Tests.Comments;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Accounts;

public sealed class SignInTests
{
    private const string Cookie = "__Host-session";

    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);

        var otto = await site.SignInAsync(People.Otto);

        Assert.Equal(HttpStatusCode.OK, (await otto.GetAsync("/admin")).StatusCode);
        Assert.True((await otto.OpenAsync("/")).HasLink("Admin"));
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/forgotten")]
    public async Task Whatever_the_site_speaks_the_doors_are_marked_as_the_English_that_they_are(string door)
    {
        await using var site = await Site.StartAsync();
        await site.ChangeSettingsAsync(settings => settings.Language = "ar");

        var page = (await site.Visitor.OpenAsync(door)).Document.DocumentElement;

        Assert.Equal(("en", "ltr"), (page.GetAttribute("lang"), page.GetAttribute("dir")));
    }

    [Fact]
    public async Task Asked_for_on_the_way_it_leads_back_there()
    {
        await using var site = await Site.StartAsync();
        var asked = await site.Visitor.OpenAsync("/admin?from=letter");
        Assert.Equal("/account/sign-in", asked.Address.AbsolutePath);

        var wrong = await asked.Fill("E-mail", People.Ines.Email).Fill("Password", "not this one at all").PressAsync("Sign in");
        var entered = await wrong.Fill("Password", People.Ines.Password).PressAsync("Sign in");

        Assert.Equal("/admin?from=letter", entered.Address.PathAndQuery);
    }

    [Fact]
    public async Task It_leads_to_an_address_in_any_letters()
    {
        await using var site = await Site.StartAsync();
        var address = $"/account/sign-in?returnUrl={Uri.EscapeDataString("/tags/ש?q=é")}";

        var answer = await site.Visitor.PostAsync(address, ("email", People.Ines.Email), ("password", People.Ines.Password));
        var again = await site.Visitor.GetAsync(address);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Redirect), (answer.StatusCode, again.StatusCode));
        Assert.All([answer, again], one => Assert.Equal("/tags/%D7%A9?q=%C3%A9", one.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("elsewhere")]
    public async Task It_leads_to_no_other_site(string elsewhere)
    {
        await using var site = await Site.StartAsync();

        var answer = await site.Visitor.PostAsync(
            $"/account/sign-in?returnUrl={Uri.EscapeDataString(elsewhere)}", ("email", People.Ines.Email), ("password", People.Ines.Password));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/admin", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_cookie_goes_to_this_site_alone_and_ends_with_the_browser()
    {
        await using var site = await Site.StartAsync();

        var cookie = await SignInAndReadCookieAsync(site);

        Assert.StartsWith($"{Cookie}=", cookie, StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=lax", "secure"], Attributes(cookie));
    }

    [Fact]
    public async Task Kept_signed_in_it_lasts_two_weeks()
    {
        await using var site = await Site.StartAsync();

        var cookie = await SignInAndReadCookieAsync(site, ("stay", "true"));

        Assert.Contains($"expires={site.Now.AddDays(14):R}", Attributes(cookie), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_outlives_a_restart()
    {
        await using var site = await Site.StartAsync();
        var cookie = (await SignInAndReadCookieAsync(site)).Split(';')[0];
        await using var restarted = await Site.StartAsync(configure: web => web.UseSetting("Blog:DataDirectory", site.Folder));

        var answer = await restarted.Visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/admin") { Headers = { { "Cookie", cookie } } });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Opening_the_page_sets_no_cookie()
    {
        await using var site = await Site.StartAsync();

        var answer = await site.Visitor.GetAsync("/account/sign-in");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Who_is_signed_in_already_goes_on()
    {
        await using var site = await Site.StartAsync();
        var ines = await site.SignInAsync(People.Ines);

        var answer = await ines.GetAsync("/account/sign-in");

        Assert.Equal("/admin", answer.Headers.Location?.OriginalString);
    }

    [Theory, OnEachDatabase]
    public async Task Every_failure_has_the_same_answer(Database database)
    {
        await using var site = await Site.StartAsync(database);

        var wrong = await TryAsync(site, People.Otto.Email, "not his password");
        var answers = new[]
        {
            await TryAsync(site, "nobody@example.org", People.Otto.Password),
            await TryAsync(site, "", ""),
            await TryAsync(site, "\u0007@\u0007", "\u0007"),
            await TryAsync(site, new string('x', 300), new string('y', 5000)),
        };

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("Error: Sign in — The Long Table", wrong.Title);
        Assert.True(wrong.Has("That e-mail and password don’t go together"));
        Assert.True(wrong.Has("Check both and try again. After five tries there is a pause of ten minutes."));
        Assert.Equal((People.Otto.Email, ""), (wrong.Value("E-mail"), wrong.Value("Password")));
        Assert.All(answers, answer => Assert.Equal((wrong.Status, wrong.Text), (answer.Status, answer.Text)));
    }

    [Theory, OnEachDatabase]
    public async Task After_five_tries_there_is_a_pause_of_ten_minutes(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var wrong = await TryAsync(site, People.Otto.Email, "first guess of five");
        for (var guess = 2; guess <= 5; guess++)
        {
            await TryAsync(site, People.Otto.Email, $"guess number {guess}");
        }

        var paused = await TryAsync(site, People.Otto.Email, People.Otto.Password);
        Assert.Equal((wrong.Status, wrong.Text), (paused.Status, paused.Text));

        site.Clock.Advance(TimeSpan.FromMinutes(10));
        var entered = await TryAsync(site, People.Otto.Email, People.Otto.Password);
        Assert.Equal("/admin", entered.Address.AbsolutePath);
        Assert.Equal(new { AccessFailedCount = 0, LockoutEnd = (DateTimeOffset?)null }, await site.Db(db => db.Users.Where(user => user.Id == People.Otto.Id)
            .Select(user => new { user.AccessFailedCount, user.LockoutEnd }).SingleAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task Guesses_sent_at_once_are_counted_too(Database database)
    {
        await using var site = await Site.StartAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(guess => TryAsync(site, People.Otto.Email, $"guess number {guess}")));

        Assert.Equal(site.Now.AddMinutes(10), await site.Db(db => db.Users.Where(user => user.Id == People.Otto.Id).Select(user => user.LockoutEnd).SingleAsync()));
    }

    [Fact]
    public async Task A_right_password_forgives_the_wrong_ones_before_it()
    {
        await using var site = await Site.StartAsync();
        for (var guess = 1; guess <= 4; guess++)
        {
            await TryAsync(site, People.Otto.Email, $"guess number {guess}");
        }

        await site.SignInAsync(People.Otto);

        Assert.Equal(0, await site.Db(db => db.Users.Where(user => user.Id == People.Otto.Id).Select(user => user.AccessFailedCount).SingleAsync()));
    }

    [Fact]
    public async Task Who_tries_too_often_waits_and_keeps_the_e_mail()
    {
        await using var site = await Site.StartAsync();
        for (var guess = 1; guess <= 10; guess++)
        {
            await TryAsync(site, $"nobody{guess}@example.org", "a guess for each");
        }

        var page = await TryAsync(site, People.Ines.Email, People.Ines.Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.NotNull(page.Response.Headers.RetryAfter);
        Assert.True(page.Has("That was quick"));
        Assert.Equal(People.Ines.Email, page.Value("E-mail"));
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_refused()
    {
        await using var site = await Site.StartAsync();

        var page = await TryAsync(site, "\u0000", "\u0000");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Something in that request didn’t make sense", page.Heading);
    }

    [Theory]
    [InlineData("/account/sign-in", null)]
    [InlineData("/account/sign-in", "application/json")]
    [InlineData("/account/sign-in?handler=carry", "text/plain")]
    public async Task What_is_no_form_is_refused(string address, string? type)
    {
        await using var site = await Site.StartAsync();
        var sent = new HttpRequestMessage(HttpMethod.Post, address) { Content = type is null ? null : new StringContent("{}", MediaTypeHeaderValue.Parse(type)) };

        var page = await WebPage.ReadAsync(site.Visitor, await site.Visitor.SendAsync(sent));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Something in that request didn’t make sense", page.Heading);
        Assert.DoesNotContain(site.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_was_typed_is_logged()
    {
        await using var site = await Site.StartAsync();

        await TryAsync(site, People.Otto.Email, "not his password");
        await site.SignInAsync(People.Otto);

        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("not his password", StringComparison.Ordinal) || line.Contains(People.Otto.Password, StringComparison.Ordinal));
    }

    private static async Task<WebPage> TryAsync(Site site, string email, string password) => await site.Visitor.FollowAsync(
        await site.Visitor.PostAsync("/account/sign-in", ("email", email), ("password", password)));

    private static async Task<string> SignInAndReadCookieAsync(Site site, params (string Name, string Value)[] more)
    {
        var answer = await site.Visitor.PostAsync("/account/sign-in", [("email", People.Ines.Email), ("password", People.Ines.Password), .. more]);
        return answer.Headers.GetValues("Set-Cookie").Single();
    }

    private static IEnumerable<string> Attributes(string cookie) => cookie.Split("; ").Skip(1).Order(StringComparer.Ordinal);
}
