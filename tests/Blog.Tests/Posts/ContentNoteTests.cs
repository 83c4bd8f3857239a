using Blog.Posts;
using Blog.Tests.Comments;

namespace Blog.Tests.Posts;

/// <summary>A post that says what to know before reading it: no word of its text stands where somebody has not asked for it.</summary>
public sealed class ContentNoteTests
{
    private const string Note = "About losing a child";
    private const string Secret = "hospital";

    private static readonly string[] Lists = ["/", "/tags/grief", "/search?q=hospital", "/feed.xml", "/rss.xml", "/feed.json", "/posts/an-empty-chair/comments"];

    [Theory, OnEachDatabase]
    public async Task The_post_is_folded_below_it_and_opens_without_a_script(Database database)
    {
        await using var site = await StartAsync(database);

        var page = await site.Visitor.OpenAsync("/posts/an-empty-chair");

        var fold = page.Document.QuerySelector("details.content-note")!;
        Assert.False(fold.HasAttribute("open"));
        Assert.True(fold.HasAttribute("data-nosnippet"));
        Assert.Equal($"Content note: {Note}", page.WordsOf("details.content-note > summary"));
        Assert.Contains(Secret, fold.TextContent, StringComparison.Ordinal);
        Assert.Equal("An empty chair", page.Heading);
        fold.Remove();
        Assert.DoesNotContain(Secret, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Lists_feeds_cards_and_findings_carry_the_note_instead(Database database)
    {
        await using var site = await StartAsync(database);

        foreach (var path in Lists)
        {
            var answer = await site.Visitor.ReadAsync(path);
            Assert.True(!answer.Replace("q=hospital", "", StringComparison.Ordinal).Replace("“hospital”", "", StringComparison.Ordinal)
                .Replace("value=\"hospital\"", "", StringComparison.Ordinal).Contains(Secret, StringComparison.Ordinal), $"{path}: {answer}");
            Assert.True(path.EndsWith("/comments", StringComparison.Ordinal) || answer.Contains(Note, StringComparison.Ordinal), $"{path}: {answer}");
        }

        var page = await site.Visitor.OpenAsync("/posts/an-empty-chair");
        Assert.All(["meta[name=description]", "meta[property='og:description']"], meta => Assert.Equal($"Content note: {Note}", page.Document.QuerySelector(meta)!.GetAttribute("content")));
        Assert.Contains($"\"description\":\"Content note: {Note}\"", page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task The_author_writes_it_and_takes_it_away(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto));
        using var otto = await site.SignInAsync(People.Otto);

        var saved = await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Content note", Note).PressAsync("Save draft");
        Assert.DoesNotContain(Note, await site.Visitor.ReadAsync("/"), StringComparison.Ordinal);
        Assert.True((await saved.ClickAsync("View as a reader")).Document.QuerySelector("details.content-note") is not null);
        var updated = await saved.PressAsync("Update");

        Assert.Equal(Note, updated.Value("Content note"));
        Assert.True((await site.Visitor.OpenAsync("/")).Has($"Content note: {Note}"));
        await updated.Fill("Content note", "").PressAsync("Update");
        Assert.True((await site.Visitor.OpenAsync("/")).Has("Begin the evening before"));
        Assert.Null((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Document.QuerySelector("details.content-note"));
    }

    [Theory, OnEachDatabase]
    public async Task The_description_is_for_search_engines_alone(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.WithExcerpt("In short.").Described("How to bake bread for twelve people in one evening."));

        var page = await site.Visitor.OpenAsync("/posts/bread-for-twelve");

        Assert.Equal("How to bake bread for twelve people in one evening.", page.Document.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Assert.False(page.Has("How to bake"));
        Assert.True((await site.Visitor.OpenAsync("/")).Has("In short."));
    }

    [Theory, OnEachDatabase]
    public async Task On_a_german_site_it_is_announced_in_german(Database database)
    {
        await using var site = await StartAsync(database);
        await site.DecideAsync(settings => settings.Language = "de");

        Assert.True((await site.Visitor.OpenAsync("/")).Has($"Hinweis zum Inhalt: {Note}"));
    }

    private static async Task<Site> StartAsync(Database database)
    {
        var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("An empty chair").Tagged("grief").Noting(Note).WithExcerpt("At the hospital.").Described("In a hospital.")
            .SayingInMarkdown("It was a hospital night.\n\n## The hospital\n\nOne.\n\n## The way home\n\nTwo.\n\n## After\n\nThree.\n\n## Later\n\nFour."));
        return site;
    }
}
