using System.Net;

namespace Blog.Tests.Posts;

public sealed class TopicsTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Bread").Tagged("Slow food", "Élan"));
        await site.Has(A.Post.Titled("Soup").Tagged("slow food", "winter"));
        await site.Has(A.Post.Titled("Easter").Tagged("winter", "Spring").Scheduled(after: TimeSpan.FromDays(30)));
        await site.Has(A.Post.Titled("Draft").Tagged("secret").Draft());

        var page = await (await site.Visitor.OpenAsync("/")).ClickAsync("Topics");

        Assert.Equal("Topics", page.Heading);
        Assert.Equal(["Élan 1", "Slow food 2", "winter 1"], page.Document.QuerySelectorAll("main .tag").Select(tag => tag.TextContent));
        Assert.Equal("Slow food", (await page.ClickAsync("Slow food 2")).Heading);
    }

    [Theory, OnEachDatabase]
    public async Task Without_topics_it_says_so(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post);

        var page = await site.Visitor.OpenAsync("/tags");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Has("No post has been filed under a topic yet."));
    }

    [Theory, OnEachDatabase]
    public async Task Home_shows_those_with_the_most_posts(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var number = 1; number <= 15; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Tagged([.. Enumerable.Range(1, number).Select(topic => $"topic {topic}")]));
        }

        // Full, but not yet.
        await site.Has(A.Post.Titled("Later").Tagged([.. Enumerable.Range(1, 20).Select(topic => $"later {topic}")]).Scheduled(after: TimeSpan.FromDays(1)));

        var page = await site.Visitor.OpenAsync("/");

        Assert.Equal(Enumerable.Range(1, 12).Select(topic => $"topic {topic} {16 - topic}"), page.Document.QuerySelectorAll("aside .tag").Select(tag => tag.TextContent));
        Assert.True(page.Has("Page 1 of 2"));
    }
}
