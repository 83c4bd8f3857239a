using System.Globalization;
using Blog.Languages;
using Blog.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Settings;

public sealed class CurrentSiteTests
{
    private static readonly DateTimeOffset LastOfMarch = new(2025, 3, 31, 9, 14, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", "31 March 2025 at 11:14")]
    [InlineData("da", "31. marts 2025, 11:14")]
    [InlineData("de", "31. März 2025 um 11:14 Uhr")]
    [InlineData("es", "31 de marzo de 2025, 11:14")]
    [InlineData("fr", "31 mars 2025, 11:14")]
    [InlineData("pl", "31 marca 2025, 11:14")]
    [InlineData("he", "31 במרץ 2025, 11:14")]
    [InlineData("ja", "2025年3月31日, 11:14")]
    public Task Times_read_as_in_the_language_of_the_site(string language, string words) =>
        AskAsync(language, "Europe/Copenhagen", site => Assert.Equal(words, site.DayAndTime(LastOfMarch)));

    [Fact]
    public Task Every_language_on_offer_can_say_a_day() => AskAsync("en", "UTC", _ => Assert.All(SiteLanguages.All, language =>
        AskAsync(language, "UTC", site => Assert.NotEmpty(site.Day(LastOfMarch))).GetAwaiter().GetResult()));

    [Theory]
    [InlineData("2025-03-31T11:14", "2025-03-31T11:14:00+02:00")]
    [InlineData("2025-01-31T11:14", "2025-01-31T11:14:00+01:00")]
    [InlineData("2026-03-29T01:59", "2026-03-29T01:59:00+01:00")]
    [InlineData("2026-03-29T03:00", "2026-03-29T03:00:00+02:00")]
    public Task A_time_on_the_clocks_of_the_zone_is_one_instant(string typed, string machineTime) => AskAsync("en", "Europe/Copenhagen", site =>
    {
        var instant = Assert.Single(site.InstantsOf(DateTime.Parse(typed, CultureInfo.InvariantCulture)));

        Assert.Equal(TimeSpan.Zero, instant.Offset);
        Assert.Equal(machineTime, site.MachineTime(instant));
        Assert.Equal(typed, site.FieldTime(instant));
    });

    [Theory]
    [InlineData("Europe/Amsterdam", "2026-03-29T02:30")]
    [InlineData("America/New_York", "2026-03-08T02:30")]
    public Task An_hour_that_the_clocks_skip_is_no_instant(string zone, string typed) =>
        AskAsync("en", zone, site => Assert.Empty(site.InstantsOf(DateTime.Parse(typed, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("Europe/Amsterdam", "2026-10-25T02:30", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00")]
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00")]
    public Task An_hour_that_comes_twice_is_two_instants(string zone, string typed, string first, string second) => AskAsync("en", zone, site =>
        Assert.Equal([first, second], site.InstantsOf(DateTime.Parse(typed, CultureInfo.InvariantCulture)).Select(site.MachineTime)));

    [Theory]
    [InlineData("Europe/Copenhagen", "Copenhagen")]
    [InlineData("America/Argentina/Buenos_Aires", "Buenos Aires")]
    [InlineData("UTC", "UTC")]
    public Task The_zone_is_called_by_its_city(string zone, string city) => AskAsync("en", zone, site => Assert.Equal(city, site.City));

    private static async Task AskAsync(string language, string zone, Action<CurrentSite> ask)
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => (settings.Language, settings.TimeZone) = (language, zone));
        await using var scope = site.Services.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<CurrentSite>();
        await current.LoadAsync(TestContext.Current.CancellationToken);
        ask(current);
    }
}
