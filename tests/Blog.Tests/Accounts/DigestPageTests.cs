using System.Net;
using Blog.Comments.Digests;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Accounts;

/// <summary>Where everybody who moderates chooses when to be told what waits.</summary>
public sealed class DigestPageTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var page = await (await (await site.SignInAsync(People.Mo)).OpenAsync("/account")).ClickAsync("Letters about what waits");
        Assert.False(page.Has("The next one may come on"));

        var saved = await page.Check("At these hours").Check("12:00").Check("Tell me at once when a comment needs care").PressAsync("Save");

        Assert.True(saved.Has("Saved."));
        Assert.True(saved.Has("The next one may come on 2 March 2026 at 12:00."), saved.Text);
        var plan = await site.Db(db => db.DigestPlans.AsNoTracking().SingleAsync());
        Assert.Equal((People.Mo.Id, DigestRhythm.AtHours, DigestHours.Bits([8, 12, 18]), 21, 7), (plan.AuthorId, plan.Rhythm, plan.ChosenHours, plan.QuietFrom, plan.QuietUntil));
        Assert.Equal((true, false), (plan.CareBreaksThrough, plan.WithWords));
        Assert.Equal(HttpStatusCode.OK, (await saved.Check("Never").PressAsync("Save")).Status);
        Assert.Equal(DigestRhythm.Never, await site.Db(db => db.DigestPlans.Select(one => one.Rhythm).SingleAsync()));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_sign_in()
    {
        await using var site = await Site.StartAsync();

        Assert.Equal("/account/sign-in?returnUrl=%2Faccount%2Fdigest", (await site.Visitor.GetAsync("/account/digest")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Hours_in_which_none_could_come_are_refused_and_kept()
    {
        await using var site = await Site.StartAsync();
        var ines = await site.SignInAsync(People.Ines);
        var token = (await ines.OpenAsync("/account/digest")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var none = await SendAsync(("rhythm", "AtHours"), ("quiet-from", "21"), ("quiet-until", "7"));
        var quiet = await SendAsync(("rhythm", "AtHours"), ("hours", "22"), ("hours", "6"), ("quiet-from", "21"), ("quiet-until", "7"));
        var forged = await SendAsync(("rhythm", "7"), ("hours", "44"), ("quiet-from", "-1"), ("quiet-until", "x"));

        Assert.Equal("Error: Choose an hour at least, or another time", none.Error("00:00"));
        Assert.Equal("Error: All of these are quiet hours. Choose another one, or make fewer hours quiet", quiet.Error("00:00"));
        Assert.Equal(2, quiet.Document.QuerySelectorAll("[name=hours][checked]").Length);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        Assert.Equal(0, await site.Db(db => db.DigestPlans.CountAsync()));

        async Task<WebPage> SendAsync(params (string, string)[] fields) =>
            await WebPage.ReadAsync(ines, await ines.PostAsync("/account/digest", [.. fields, ("__RequestVerificationToken", token)]));
    }
}
