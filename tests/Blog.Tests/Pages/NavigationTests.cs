namespace Blog.Tests.Pages;

public sealed class NavigationTests
{
    [Fact]
    public async Task Standing_pages_are_in_the_head_and_what_the_law_asks_for_is_at_the_foot()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Page.Titled("About"));
        await site.Has(A.Page.Titled("Privacy"));
        await site.Has(A.Page.Titled("Imprint").Hidden());

        var page = await site.Visitor.OpenAsync("/about");

        Assert.Equal(["Archive", "Topics", "About", "Subscribe"], Links(page, ".site-nav a").Except(["Search"]));
        Assert.Equal(["RSS", "Privacy", "Sign in"], Links(page, ".site-footer a"));
        Assert.Equal(["About"], Links(page, "[aria-current=page]"));
    }

    [Theory]
    [InlineData("/archive", "Archive")]
    [InlineData("/archive/2026", "Archive")]
    [InlineData("/tags", "Topics")]
    [InlineData("/tags/bread", "Topics")]
    [InlineData("/subscribe", "Subscribe")]
    public async Task The_head_says_where_the_reader_is(string path, string place)
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Post.Tagged("bread"));

        Assert.Equal([place], Links(await site.Visitor.OpenAsync(path), ".site-nav [aria-current=page]"));
    }

    private static IEnumerable<string> Links(WebPage page, string selector) => page.Document.QuerySelectorAll(selector).Select(link => link.TextContent.Trim());
}
