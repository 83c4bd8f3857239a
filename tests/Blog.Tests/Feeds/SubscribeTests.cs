using System.Net;

namespace Blog.Tests.Feeds;

public sealed class SubscribeTests
{
    [Fact]
    public async Task It_works()
    {
        await using var site = await Site.StartAsync(configure: web => web.UseSetting("Blog:BaseAddress", "https://table.example.org"));

        var page = await (await site.Visitor.OpenAsync("/")).ClickAsync("Subscribe");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Subscribe", page.Heading);
        Assert.Equal(
            ["https://table.example.org/feed.xml", "https://table.example.org/rss.xml", "https://table.example.org/feed.json"],
            page.Document.QuerySelectorAll(".feeds code[dir=ltr]").Select(code => code.TextContent));
    }
}
