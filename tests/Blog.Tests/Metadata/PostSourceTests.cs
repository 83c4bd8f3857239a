using System.Net;
using YamlDotNet.Serialization;

namespace Blog.Tests.Metadata;

/// <summary>The Markdown beside each post.</summary>
public sealed class PostSourceTests
{
    [Theory, OnEachDatabase]
    public async Task It_is_what_the_author_typed_with_what_is_known_in_front(Database database)
    {
        await using var site = await Site.StartAsync(database, web => web.UseSetting("Blog:BaseAddress", "https://table.example.org"));
        await site.Has(A.Post.Titled("Soup: \"hot\" # or not - x").At("soup").Tagged("Slow food", "yes").WithExcerpt("For cold days.").Saying("# One\n\n*Two* --- three\n"));

        using var response = await site.Visitor.GetAsync("/posts/soup.md");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/markdown; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("noindex", response.Header("X-Robots-Tag"));
        var parts = text.Split("---\n", 3);
        Assert.Equal("", parts[0]);
        Assert.Equal("\n# One\n\n*Two* --- three\n", parts[2]);
        var front = new Deserializer().Deserialize<Dictionary<string, object>>(parts[1]);
        Assert.Equal("Soup: \"hot\" # or not - x", front["title"]);
        Assert.Equal("https://table.example.org/posts/soup", front["address"]);
        Assert.Equal("Ines Prado", front["author"]);
        Assert.Equal("2026-03-02T08:00:00+00:00", front["published"]);
        Assert.Equal(["Slow food", "yes"], (List<object>)front["tags"]);
        Assert.Equal("en-GB", front["language"]);
        Assert.Equal("For cold days.", front["excerpt"]);
    }

    [Theory, OnEachDatabase]
    public async Task A_working_draft_is_not_in_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.At("soup").WithWorkingDraft("Other words"));

        Assert.DoesNotContain("Other words", await site.Visitor.ReadAsync("/posts/soup.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/posts/nothing.md")]
    [InlineData("/posts/draft.md")]
    public async Task What_readers_cannot_see_has_none(string path)
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Post.At("draft").Draft());

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(path)).StatusCode);
    }
}
