using System.Globalization;
using Blog.Comments.Digests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Comments;

/// <summary>When a digest is due.</summary>
public sealed class DigestHoursTests
{
    [Theory]
    // Lisbon goes from one o'clock to two in spring, and from two back to one in autumn.
    [InlineData("2026-03-28T12:00Z", "1", "2026-03-29T01:00Z", "2026-03-30T00:00Z")]
    [InlineData("2026-03-28T12:00Z", "1,2", "2026-03-29T01:00Z", "2026-03-30T00:00Z")]
    [InlineData("2026-10-24T12:00Z", "1", "2026-10-25T00:00Z", "2026-10-26T01:00Z")]
    [InlineData("2026-10-24T12:00Z", "1,2", "2026-10-25T00:00Z", "2026-10-25T02:00Z")]
    [InlineData("2026-06-10T06:59Z", "8", "2026-06-10T07:00Z", "2026-06-11T07:00Z")]
    [InlineData("2026-06-10T07:00Z", "8", "2026-06-11T07:00Z", "2026-06-12T07:00Z")]
    public async Task Hours_that_the_clocks_skip_come_when_they_go_on_and_those_that_come_twice_come_once(string after, string hours, string first, string second) =>
        Assert.Equal([At(first), At(second)], await DueAsync("Europe/Lisbon", new(DigestRhythm.AtHours, Bits(hours), 0, 0), At(after), 2));

    [Theory]
    [InlineData("Europe/Lisbon", "2026-03-29T00:00Z", 22)]
    [InlineData("Europe/Lisbon", "2026-10-25T00:00Z", 23)]
    // Half an hour is skipped there, and comes twice.
    [InlineData("Australia/Lord_Howe", "2026-10-03T13:00Z", 23)]
    [InlineData("Australia/Lord_Howe", "2026-04-04T13:00Z", 23)]
    // Midnight itself is skipped.
    [InlineData("Africa/Cairo", "2026-04-23T20:30Z", 23)]
    public async Task Every_hour_is_every_hour_of_the_clocks(string zone, string after, int most)
    {
        var due = await DueAsync(zone, new(DigestRhythm.EveryHour, 0, 0, 0), At(after), most);

        Assert.Equal(due.Distinct().Order(), due);
        Assert.All(due.Zip(due.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)));
        Assert.InRange(due[^1] - due[0], TimeSpan.FromHours(most - 2), TimeSpan.FromHours(most + 1));
    }

    [Theory]
    [InlineData(21, 7, "20,21,6,7", "20,7")]
    [InlineData(9, 17, "8,9,16,17", "8,17")]
    [InlineData(5, 5, "4,5,6", "4,5,6")]
    public void Quiet_hours_begin_with_the_first_and_end_before_the_last(int from, int until, string asked, string loud) =>
        Assert.Equal(loud, string.Join(',', asked.Split(',').Where(hour => !new DigestHours(DigestRhythm.EveryHour, 0, from, until).IsQuiet(int.Parse(hour, CultureInfo.InvariantCulture)))));

    private static async Task<List<DateTimeOffset>> DueAsync(string zone, DigestHours hours, DateTimeOffset after, int count)
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.TimeZone = zone);
        await using var scope = site.Services.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<Blog.Settings.CurrentSite>();
        await current.LoadAsync(TestContext.Current.CancellationToken);
        var due = new List<DateTimeOffset>();
        while (due.Count < count)
        {
            after = hours.FirstAfter(after, current)!.Value;
            due.Add(after);
        }

        return due;
    }

    private static int Bits(string hours) => DigestHours.Bits(hours.Split(',').Select(hour => int.Parse(hour, CultureInfo.InvariantCulture)));

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
