using System.Net;
using Blog.Posts;

namespace Blog.Tests.Admin;

/// <summary>What the editor's script asks for while somebody types.</summary>
public sealed class PreviewTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var (otto, token) = await BeginAsync(site);

        using var response = await otto.PostAsync("/admin/preview", ("body", "# Two\n\n\"words\" <script></script>"), token);
        var answer = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("“words”", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", answer, StringComparison.Ordinal);
        Assert.Contains("2 words", answer, StringComparison.Ordinal);
        Assert.Contains("1 min read", answer, StringComparison.Ordinal);
        Assert.Empty(await site.PostsAsync());
    }

    [Theory]
    [OnEachDatabase(Post.BodyLength + 1, "a")]
    [OnEachDatabase(400, ">")]
    public async Task What_cannot_be_shown_is_refused_with_the_reason(Database database, int times, string text)
    {
        await using var site = await Site.StartAsync(database);
        var (otto, token) = await BeginAsync(site);

        using var response = await otto.PostAsync("/admin/preview", ("body", string.Concat(Enumerable.Repeat(text, times))), token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("class=\"error\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<(Visitor Otto, (string, string) Token)> BeginAsync(Site site)
    {
        var otto = await site.SignInAsync(People.Otto);
        var editor = await otto.OpenAsync("/admin/posts/new");
        return (otto, ("__RequestVerificationToken", editor.Document.QuerySelector("#post [name=__RequestVerificationToken]")!.GetAttribute("value")!));
    }
}
