using System.Globalization;
using System.Net;

namespace Blog.Tests.Admin;

/// <summary>Dates in the nights in which the clocks change.</summary>
public sealed class SchedulingTests
{
    [Theory]
    [OnEachDatabase("Europe/Amsterdam", "2026-03-29T02:30", "Amsterdam")]
    [OnEachDatabase("America/New_York", "2027-03-14T02:30", "New York")]
    public async Task Of_an_hour_that_the_clocks_skip_the_author_is_told(Database database, string zone, string typed, string city)
    {
        await using var site = await StartAsync(database, zone);
        using var otto = await site.SignInAsync(People.Otto);

        var page = await (await FormAsync(otto, typed)).PressAsync("Publish");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal($"Error: The clocks in {city} skip that hour. Choose one before or after it", page.Error("Date and time"));
        Assert.False(page.Has("This hour comes twice"));
        Assert.Empty(await site.PostsAsync());
    }

    [Theory]
    [OnEachDatabase("Europe/Amsterdam", "2026-10-25T02:30", "Amsterdam", "The first 02:30 (UTC+02:00)", "2026-10-25T00:30:00Z", "25 October 2026 at 02:30 (the first time, UTC+02:00)")]
    [OnEachDatabase("Europe/Amsterdam", "2026-10-25T02:30", "Amsterdam", "The second 02:30, an hour later (UTC+01:00)", "2026-10-25T01:30:00Z", "25 October 2026 at 02:30 (the second time, UTC+01:00)")]
    [OnEachDatabase("America/New_York", "2026-11-01T01:30", "New York", "The first 01:30 (UTC-04:00)", "2026-11-01T05:30:00Z", "1 November 2026 at 01:30 (the first time, UTC-04:00)")]
    [OnEachDatabase("America/New_York", "2026-11-01T01:30", "New York", "The second 01:30, an hour later (UTC-05:00)", "2026-11-01T06:30:00Z", "1 November 2026 at 01:30 (the second time, UTC-05:00)")]
    public async Task Of_an_hour_that_comes_twice_the_author_chooses(Database database, string zone, string typed, string city, string choice, string instant, string said)
    {
        await using var site = await StartAsync(database, zone);
        using var otto = await site.SignInAsync(People.Otto);

        var asked = await (await FormAsync(otto, typed)).PressAsync("Publish");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Equal($"Error: In {city} that hour comes twice in that night. Say which of the two you mean", asked.Error("Date and time"));
        var scheduled = await asked.Check(choice).PressAsync("Publish");

        Assert.True(scheduled.Has($"Scheduled. It appears on {said}."));
        Assert.True(scheduled.HasField($"As planned: {said}"));
        var expected = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        Assert.Equal(expected, (await site.OnlyPostAsync()).PublishedAt);

        // Whoever goes on writing keeps the hour that was chosen.
        var updated = await scheduled.Check("On a date").Fill("Text, in Markdown", "Other words.").PressAsync("Update");
        Assert.Equal(HttpStatusCode.OK, updated.Status);
        Assert.Equal(expected, (await site.OnlyPostAsync()).PublishedAt);

        // And it is there from just that instant on.
        site.Clock.SetUtcNow(expected.AddSeconds(-1));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/posts/bread")).StatusCode);
        site.Clock.SetUtcNow(expected);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/posts/bread")).StatusCode);
    }

    private static async Task<Site> StartAsync(Database database, string zone)
    {
        var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.TimeZone = zone);
        return site;
    }

    private static async Task<WebPage> FormAsync(Visitor otto, string typed) =>
        (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Bread").Fill("Text, in Markdown", "Words.").Check("On a date").Fill("Date and time", typed);
}
