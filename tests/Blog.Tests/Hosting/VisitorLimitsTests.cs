using System.Net;
using Blog.Hosting;
using Blog.Hosting.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Hosting;

public sealed class VisitorLimitsTests
{
    private const int Post = 1;

    private readonly FakeTimeProvider clock = new(Site.Opening);

    [Fact]
    public void It_works()
    {
        using var limits = Limits(commentsPerMinute: 3);

        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(limits.Comment(From("203.0.113.7"), Post).IsAllowed));
        Assert.False(limits.Comment(From("203.0.113.7"), Post).IsAllowed);
    }

    [Fact]
    public void Whoever_is_too_quick_learns_how_long_to_wait()
    {
        using var limits = Limits(commentsPerMinute: 3);
        Send(limits, "203.0.113.7", times: 3);
        var response = From("203.0.113.7").Response;

        limits.Comment(response.HttpContext, Post).Refuse(response);

        Assert.Equal(429, response.StatusCode);
        Assert.InRange(int.Parse(response.Headers.RetryAfter.ToString(), null), 1, 20);
    }

    [Fact]
    public async Task The_first_two_requests_of_a_day_are_known_as_those_of_one_hand()
    {
        using var limits = Limits(commentsPerMinute: 1);
        for (var day = 0; day < 500; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            using var together = new Barrier(2);
            var traces = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            {
                together.SignalAndWait();
                return limits.TraceOf(From("203.0.113.7"));
            })));
            Assert.Equal(traces[0], traces[1]);
        }
    }

    [Fact]
    public void One_visitor_does_not_slow_another_nor_one_deed_the_next()
    {
        using var limits = Limits(commentsPerMinute: 1);
        Send(limits, "203.0.113.7", times: 1);

        Assert.True(limits.Comment(From("203.0.113.8"), Post).IsAllowed);
        Assert.True(limits.Preview(From("203.0.113.7")).IsAllowed);
        Assert.True(limits.SignIn(From("203.0.113.7")).IsAllowed);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", true)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", false)]
    public void A_line_is_one_visitor_however_many_addresses_it_has(string first, string second, bool isSomebodyElse)
    {
        using var limits = Limits(commentsPerMinute: 1);
        Send(limits, first, times: 1);

        Assert.Equal(isSomebodyElse, limits.Comment(From(second), Post).IsAllowed);
    }

    [Fact]
    public void A_new_day_knows_nobody_from_yesterday()
    {
        using var limits = Limits(commentsPerMinute: 1);
        Send(limits, "203.0.113.7", times: 1);

        clock.Advance(TimeSpan.FromDays(1));

        Assert.True(limits.Comment(From("203.0.113.7"), Post).IsAllowed);
    }

    [Fact]
    public void A_flood_from_many_sides_is_slowed_on_its_post_and_then_on_the_site()
    {
        using var limits = new VisitorLimits(Options.Create(new BlogOptions { CommentsPerMinuteOnPost = 3, CommentsPerMinuteOnSite = 5 }), clock);

        Assert.Equal(3, Enumerable.Range(1, 20).Count(visitor => limits.Comment(From($"203.0.113.{visitor}"), Post).IsAllowed));
        Assert.Equal(2, Enumerable.Range(21, 20).Count(visitor => limits.Comment(From($"203.0.113.{visitor}"), Post + 1).IsAllowed));
        var response = From("203.0.113.200").Response;
        limits.Comment(response.HttpContext, Post).Refuse(response);
        Assert.InRange(int.Parse(response.Headers.RetryAfter.ToString(), null), 1, 60);
    }

    private VisitorLimits Limits(int commentsPerMinute) => new(Options.Create(new BlogOptions { CommentsPerMinute = commentsPerMinute }), clock);

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };

    private static void Send(VisitorLimits limits, string address, int times)
    {
        for (var sent = 0; sent < times; sent++)
        {
            limits.Comment(From(address), Post);
        }
    }
}
