using System.Net;
using Blog.Markdown.FromHtml;

namespace Blog.Tests.Admin;

/// <summary>What the editor's script asks when rich text is pasted.</summary>
public sealed class PasteTests
{
    [Fact]
    public async Task It_works()
    {
        await using var site = await Site.StartAsync();
        var (otto, token) = await BeginAsync(site);

        using var response = await otto.PostAsync("/admin/paste", ("html", "<p>So <b>good</b></p><script>x</script>"), token);

        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("So **good**", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_is_too_long_is_refused()
    {
        await using var site = await Site.StartAsync();
        var (otto, token) = await BeginAsync(site);

        using var response = await otto.PostAsync("/admin/paste", ("html", new string('a', HtmlToMarkdown.LongestHtml + 1)), token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task Nobody_else_may_ask()
    {
        await using var site = await Site.StartAsync();

        using var response = await site.Visitor.PostAsync("/admin/paste", ("html", "<b>a</b>"));

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.StartsWith("/account/sign-in", $"{response.Headers.Location}", StringComparison.Ordinal);
    }

    private static async Task<(Visitor Otto, (string, string) Token)> BeginAsync(Site site)
    {
        var otto = await site.SignInAsync(People.Otto);
        var editor = await otto.OpenAsync("/admin/posts/new");
        return (otto, ("__RequestVerificationToken", editor.Document.QuerySelector("#post [name=__RequestVerificationToken]")!.GetAttribute("value")!));
    }
}
