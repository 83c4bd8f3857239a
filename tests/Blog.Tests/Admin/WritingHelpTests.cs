namespace Blog.Tests.Admin;

/// <summary>Help while writing, as it stands beside the text without any script.</summary>
public sealed class WritingHelpTests
{
    [Theory]
    [OnEachDatabase("/posts/nowhere", "Nothing is at this address.")]
    [OnEachDatabase("/posts/secret", "This leads to something that readers can’t see yet.")]
    [OnEachDatabase("/posts/binned#c1", "This leads to something that readers can’t see yet.")]
    [OnEachDatabase("https://localhost/posts/nowhere?x=1", "Nothing is at this address.")]
    [OnEachDatabase("/tags/nothing", "Nothing is at this address.")]
    [OnEachDatabase("/series/nothing", "Nothing is at this address.")]
    [OnEachDatabase("/no-such-page", "Nothing is at this address.")]
    [OnEachDatabase("#no-such-heading", "Nothing in this text has that name.")]
    public async Task A_dead_link_is_told(Database database, string address, string sentence)
    {
        await using var site = await StartAsync(database);

        Assert.Contains(sentence, await HintsAsync(site, $"## Two\n\n[Where it leads]({address})"), StringComparison.Ordinal);
    }

    [Theory]
    [OnEachDatabase("/posts/open")]
    [OnEachDatabase("/tags/bread")]
    [OnEachDatabase("/archive")]
    [OnEachDatabase("/media/a.jpg")]
    [OnEachDatabase("https://example.org/posts/nowhere")]
    [OnEachDatabase("#two")]
    [OnEachDatabase("mailto:otto@example.org")]
    public async Task A_living_one_is_not(Database database, string address)
    {
        await using var site = await StartAsync(database);

        Assert.Equal("", (await HintsAsync(site, $"## Two\n\n[Where it leads]({address})")).Trim());
    }

    [Theory, OnEachDatabase]
    public async Task A_former_address_leads_on(Database database)
    {
        await using var site = await StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        var open = (await site.PostsAsync()).Single(post => post.Slug == "open");
        await (await ines.OpenAsync($"/admin/posts/{open.Id}")).Fill("Address", "open-still").PressAsync("Update");

        Assert.Equal("", (await HintsAsync(site, "[Where it leads](/posts/open)")).Trim());
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_of_it_keeps_anybody_from_publishing(Database database)
    {
        await using var site = await StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);

        var published = await (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Hasty").Fill("Text, in Markdown", "![](/x) [here](/posts/nowhere)").PressAsync("Publish");

        Assert.True(published.Has("Published. Readers can see it now."));
        Assert.True(published.Has("3 things to look at, if you like"));
    }

    [Theory, OnEachDatabase]
    public async Task How_easily_it_is_read_is_told_in_the_language_of_the_text(Database database)
    {
        await using var site = await StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var text = string.Concat(Enumerable.Repeat("Die Nachbarin erzählte abends langsam von ihrer kleinen Wohnung am Hafen. ", 8));
        var form = (await otto.OpenAsync("/admin/posts/new")).Fill("Text, in Markdown", text);

        var english = await form.PressAsync("Preview");
        var german = await english.Fill("Language", "Deutsch").PressAsync("Preview");

        Assert.Matches("Reading ease [0-9]+ of 100", english.Text);
        Assert.NotEqual(Ease(english), Ease(german));
    }

    private static string Ease(WebPage page) => page.Document.QuerySelector("[data-part=counts]")!.TextContent;

    private static async Task<Site> StartAsync(Database database)
    {
        var site = await Site.StartAsync(database);
        await site.Has(A.Post.At("open").Tagged("bread"));
        await site.Has(A.Post.At("secret").Draft());
        await site.Has(A.Post.At("binned").InBin());
        return site;
    }

    private static async Task<string> HintsAsync(Site site, string body)
    {
        using var otto = await site.SignInAsync(People.Otto);
        var page = await (await otto.OpenAsync("/admin/posts/new")).Fill("Text, in Markdown", body).PressAsync("Preview");
        return page.Document.QuerySelector("[data-part=hints]")!.TextContent;
    }
}
