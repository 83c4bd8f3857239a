using System.Diagnostics;
using System.Net;
using Blog.Posts;

namespace Blog.Tests.Comments;

/// <summary>Comments from everywhere at once.</summary>
[Collection(nameof(Alone))]
public sealed class FloodTests
{
    /// <summary>Two thousand is what it has to bear; a tenth of that shows the same in a tenth of the time.</summary>
    private static readonly int Many = Environment.GetEnvironmentVariable("BLOG_LONG_TESTS") == "1" ? 2_000 : 200;

    /// <summary>As two thousand a minute come.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1) / 2_000;

    [Theory]
    [OnEachDatabase]
    public async Task It_is_answered_with_429_and_neither_readers_nor_the_queue_suffer(Database database)
    {
        await using var site = await Site.StartAsync(database, web => web.UseSetting("Blog:CommentsPerMinuteOnPost", "30").UseSetting("Blog:CommentsPerMinuteOnSite", "40"));
        var post = await site.Has(A.Post);
        var form = await site.FormTimeAsync(post);

        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(number => SendAsync(site, post, form, number)));

        var turnedAway = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.All(turnedAway, answer => Assert.InRange(int.Parse(answer.Header("Retry-After"), null), 1, 60));
        var stored = await site.CommentsAsync();
        Assert.Equal(Many, stored.Count + turnedAway.Count);
        // As many as the post takes at once, and those for which there was room again meanwhile.
        Assert.InRange(stored.Count, 30, Many / 2);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Status);
        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");
        Assert.True(queue.Has($"{stored.Count} comments are waiting for you."));
        await queue.PressInAsync("article", "Approve");
    }

    [Theory]
    [OnEachDatabase]
    public async Task While_it_lasts_readers_are_answered_as_ever_and_the_queue_can_be_worked_on(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var (post, other) = (await site.Has(A.Post), await site.Has(A.Post.At("calm")));
        var form = await site.FormTimeAsync(post);
        var ines = await site.SignInAsync(People.Ines);
        var queue = await ines.OpenAsync("/admin/comments");
        var before = await ReadAsync(site, [post, other], until: Task.Delay(Between * 30, TestContext.Current.CancellationToken));

        var flood = FloodAsync();
        var during = await ReadAsync(site, [post, other], until: flood);
        var answers = await flood;

        TestContext.Current.SendDiagnosticMessage($"{database}: a reader waited {before.TotalMilliseconds:0.0} ms before and {during.TotalMilliseconds:0.0} ms in a flood of {Many}");
        Assert.True(during < TimeSpan.FromMilliseconds(200), $"A reader waited {during.TotalMilliseconds:0} ms in the middle, and {before.TotalMilliseconds:0} ms before.");
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        var full = await ines.OpenAsync("/admin/comments");
        Assert.Equal(20, full.Document.QuerySelectorAll(".queue > li").Length);
        Assert.True(full.HasLink("Next"));

        async Task<HttpResponseMessage[]> FloodAsync()
        {
            var sent = new List<Task<HttpResponseMessage>>();
            for (var number = 0; number < Many; number++)
            {
                sent.Add(SendAsync(site, post, form, number));
                await Task.Delay(Between, TestContext.Current.CancellationToken);
                if (number == Many / 2)
                {
                    queue = await (await ines.OpenAsync("/admin/comments")).PressInAsync("article", "Decline");
                    Assert.True(queue.Has("1 comment declined."));
                }
            }

            return await Task.WhenAll(sent);
        }
    }

    // How long a reader waits in the middle.
    private static async Task<TimeSpan> ReadAsync(Site site, Post[] posts, Task until)
    {
        var waits = new List<TimeSpan>();
        while (!until.IsCompleted || waits.Count == 0)
        {
            var clock = Stopwatch.StartNew();
            using var page = await site.Visitor.GetAsync(PostUrl.To(posts[waits.Count % posts.Length].Slug));
            waits.Add(clock.Elapsed);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            await Task.Delay(Between, TestContext.Current.CancellationToken);
        }

        return waits.Order().ElementAt(waits.Count / 2);
    }

    private static async Task<HttpResponseMessage> SendAsync(Site site, Post post, string form, int number)
    {
        using var visitor = site.NewVisitor($"203.0.{number / 250}.{number % 250}");
        return await visitor.PostAsync(PostUrl.ToCommentForm(post.Slug), ("name", "Somebody"), ("text", $"Words no. {number}"), ("form", form));
    }
}
