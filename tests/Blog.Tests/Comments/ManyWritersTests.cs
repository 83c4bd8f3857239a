using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Blog.Posts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Comments;

public sealed class ManyWritersTests
{
    private const int Writers = 8;

    /// <summary>Comments each of them sends; <c>COMMENTS_EACH=500</c> measures, the default only proves.</summary>
    private static readonly int Each = int.TryParse(Environment.GetEnvironmentVariable("COMMENTS_EACH"), CultureInfo.InvariantCulture, out var each) ? each : 25;

    [Theory, OnEachDatabase]
    public async Task What_eight_writers_are_told_is_stored_is_stored(Database database)
    {
        await using var site = await Site.ListenAsync(database, configure: web => web
            .UseSetting("Blog:CommentsPerMinute", "1000000").UseSetting("Blog:CommentsPerMinuteOnPost", "1000000").UseSetting("Blog:CommentsPerMinuteOnSite", "1000000"));
        var post = await site.Has(A.Post);
        var form = (await site.OpenFormAsync(post)).Document.QuerySelector("[name=form]")!.GetAttribute("value")!;

        var clock = Stopwatch.StartNew();
        var accepted = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(site, post, form, writer))));
        var rate = accepted.Sum() / clock.Elapsed.TotalSeconds;

        TestContext.Current.SendDiagnosticMessage($"{database}: {rate:0} comments stored a second by {Writers} writers");
        Assert.Equal(Writers * Each, accepted.Sum());
        Assert.Equal(Writers * Each, await site.Db(db => db.Comments.CountAsync()));
    }

    [Fact]
    public async Task Those_whose_line_is_slow_keep_nobody_waiting()
    {
        // The server would hang up on them after five seconds.
        await using var site = await Site.ListenAsync(configure: web => web.ConfigureServices(services => services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MinRequestBodyDataRate = null)));
        var post = await site.Has(A.Post);
        var form = (await site.OpenFormAsync(post)).Document.QuerySelector("[name=form]")!.GetAttribute("value")!;
        var slow = await Task.WhenAll(Enumerable.Range(0, 3 * Environment.ProcessorCount).Select(_ => BeginToSendAsync(site, post)));

        using var visitor = site.NewVisitor();
        using var answer = await visitor.PostAsync(PostUrl.ToCommentForm(post.Slug), ("name", "Ines"), ("text", "On the stairs and in the rain."), ("form", form), ("do", "send"))
            .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.All(slow, client => Assert.True(client.Connected));
        Array.ForEach(slow, client => client.Dispose());
    }

    // A part of a form, and no more.
    private static async Task<TcpClient> BeginToSendAsync(Site site, Post post)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, site.Address.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"POST {PostUrl.ToCommentForm(post.Slug)} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\ntext=On"),
            TestContext.Current.CancellationToken);
        return client;
    }

    private static async Task<int> WriteAsync(Site site, Post post, string form, int writer)
    {
        using var visitor = site.NewVisitor();
        var accepted = 0;
        for (var number = 0; number < Each; number++)
        {
            using var answer = await visitor.PostAsync(
                PostUrl.ToCommentForm(post.Slug),
                ("name", $"Writer {writer}"), ("text", $"Thought {number} of *many*, on the stairs and in the rain."), ("form", form), ("do", "send"));
            accepted += answer.StatusCode == HttpStatusCode.SeeOther ? 1 : 0;
        }

        return accepted;
    }
}
