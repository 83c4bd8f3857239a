using System.Net;
using Blog.Posts;

namespace Blog.Tests.Comments;

/// <summary>Comments from everywhere at once.</summary>
public sealed class FloodTests
{
    /// <summary>Two thousand is what it has to bear; a tenth of that shows the same in a tenth of the time.</summary>
    private static readonly int Many = Environment.GetEnvironmentVariable("BLOG_LONG_TESTS") == "1" ? 2_000 : 200;

    [Theory]
    [OnEachDatabase]
    public async Task It_is_answered_with_429_and_neither_readers_nor_the_queue_suffer(Database database)
    {
        await using var site = await Site.StartAsync(database, web => web.UseSetting("Blog:CommentsPerMinuteOnPost", "30").UseSetting("Blog:CommentsPerMinuteOnSite", "40"));
        var post = await site.Has(A.Post);
        var form = await site.FormTimeAsync(post);

        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(number => SendAsync(number)));

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

        async Task<HttpResponseMessage> SendAsync(int number)
        {
            using var visitor = site.NewVisitor($"203.0.{number / 250}.{number % 250}");
            return await visitor.PostAsync(PostUrl.ToCommentForm(post.Slug), ("name", "Somebody"), ("text", $"Words no. {number}"), ("form", form));
        }
    }
}
