using System.Net;

namespace Blog.Tests.Search;

/// <summary>What readers find, and in which order.</summary>
public sealed class SearchTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("A gentler evening").Tagged("Rest").Saying("I switch off everything that shines from above and keep one lamp at knee height."));
        await site.Has(A.Post.Titled("Soup").Saying("Leeks, and time."));

        var form = await site.Visitor.OpenAsync("/search");
        var page = await form.Fill("Search the blog", "lamp").PressAsync("Search");

        Assert.Equal("/search?q=lamp", page.Address.PathAndQuery);
        Assert.Equal("“lamp” — Search — The Long Table", page.Title);
        Assert.True(page.Has("1 post mentions “lamp”"));
        Assert.Equal("lamp", page.Value("Search the blog"));
        Assert.Equal("lamp", Assert.Single(page.Document.QuerySelectorAll("mark")).TextContent);
        Assert.True(page.Has("2 March 2026 Rest"));
        Assert.Equal("A gentler evening", (await page.ClickAsync("A gentler evening")).Heading);
    }

    [Theory]
    [OnEachDatabase("bread", "Title")]
    [OnEachDatabase("crumbs", "Excerpt")]
    [OnEachDatabase("patience", "Body")]
    [OnEachDatabase("weekends", "Tag")]
    [OnEachDatabase("BREAD", "Whatever the case")]
    [OnEachDatabase("creme", "Without the accents")]
    [OnEachDatabase("crème", "With them")]
    [OnEachDatabase("connected", "Another form of the word")]
    [OnEachDatabase("conection", "A letter missing")]
    [OnEachDatabase("conenction", "Two letters the wrong way round")]
    [OnEachDatabase("\"a little patience\"", "A phrase")]
    [OnEachDatabase("“a little patience”", "A phrase in printed quotes")]
    [OnEachDatabase("bread patience", "Words in several places")]
    [OnEachDatabase("half-finished", "A word with a hyphen")]
    [OnEachDatabase("or", "A word behind a stroke")]
    [OnEachDatabase("bread -butter", "Without a word that is not there")]
    public async Task What_is_found(Database database, string words, string why)
    {
        await using var site = await StartAsync(database);

        var page = await site.Visitor.OpenAsync($"/search?q={Uri.EscapeDataString(words)}");

        Assert.True(page.HasLink("Bread for twelve"), $"{why}: {page.Text}");
    }

    [Theory]
    [OnEachDatabase("lampshade")]
    [OnEachDatabase("bread -patience")]
    [OnEachDatabase("bread -\"a little patience\"")]
    [OnEachDatabase("\"patience little\"")]
    [OnEachDatabase("bread lampshade")]
    public async Task What_is_not_found(Database database, string words)
    {
        await using var site = await StartAsync(database);

        var page = await site.Visitor.OpenAsync($"/search?q={Uri.EscapeDataString(words)}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(page.HasLink("Bread for twelve"));
        Assert.True(page.Has($"No post mentions “{words}”. A shorter word often finds more."), page.Text);
    }

    [Theory, OnEachDatabase]
    public async Task A_misspelt_word_says_what_was_found_instead(Database database)
    {
        await using var site = await StartAsync(database);

        var page = await site.Visitor.OpenAsync("/search?q=conection");

        Assert.True(page.Has("No post mentions “conection”. 1 post mentions “connection”"), page.Text);
        Assert.Equal("connection", Assert.Single(page.Document.QuerySelectorAll("mark")).TextContent);
    }

    [Theory, OnEachDatabase]
    public async Task A_shorter_word_that_finds_something_is_offered(Database database)
    {
        await using var site = await StartAsync(database);

        var page = await site.Visitor.OpenAsync("/search?q=breadbasketry");

        Assert.True((await page.ClickAsync("bread")).HasLink("Bread for twelve"));
    }

    [Theory, OnEachDatabase]
    public async Task A_content_note_is_found_and_of_what_it_folds_nothing_is_quoted(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("The fourth chair").Noting("Losing a child").Saying("Since that winter the lamp stays on."));

        foreach (var words in new[] { "losing+a+child", "lamp", "child+lamp" })
        {
            var page = await site.Visitor.OpenAsync($"/search?q={words}");
            Assert.True(page.HasLink("The fourth chair") && page.Has("Content note: Losing a child"), page.Text);
            Assert.False(page.Has("winter"), page.Text);
        }
    }

    [Theory, OnEachDatabase]
    public async Task What_an_author_folded_is_found_and_not_quoted(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("The fourth chair").SayingInMarkdown(
            "Before I begin.\n\n<details><summary>About that winter</summary>\n\nThe lamp stays on since then.\n\n</details>\n\nAfter."));

        var page = await site.Visitor.OpenAsync("/search?q=lamp");

        Assert.True(page.HasLink("The fourth chair") && page.Has("Before I begin. About that winter After."), page.Text);
        Assert.False(page.Has("stays on"), page.Text);
    }

    [Theory, OnEachDatabase]
    public async Task The_title_counts_more_than_the_excerpt_and_that_more_than_the_body(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("One").Saying("Somewhere in a long text about the garden and the gate there is a kettle."));
        await site.Has(A.Post.Titled("Two").WithExcerpt("About a kettle").Saying("Somewhere in a long text about the garden."));
        await site.Has(A.Post.Titled("The kettle").Saying("Somewhere in a long text about the garden."));

        var page = await site.Visitor.OpenAsync("/search?q=kettle");

        Assert.Equal(["The kettle", "Two", "One"], page.Document.QuerySelectorAll(".results h2").Select(title => title.TextContent.Trim()));
    }

    [Theory, OnEachDatabase]
    public async Task Many_results_come_in_pages_with_addresses_of_their_own(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var number = 1; number <= 23; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").At($"loaf-{number}").Saying("The same words for all of them."));
        }

        var first = await site.Visitor.OpenAsync("/search?q=same%20words");
        var second = await first.ClickAsync("More results");
        var third = await second.ClickAsync("More results");
        var titles = new[] { first, second, third }.SelectMany(page => page.Document.QuerySelectorAll(".results h2")).Select(title => title.TextContent.Trim()).ToList();

        Assert.True(first.Has("23 posts mention “same words”"));
        Assert.Equal("/search?q=same%20words&page=3", third.Address.PathAndQuery);
        Assert.Equal(23, titles.Distinct().Count());
        Assert.False(third.HasLink("More results"));
        var beyond = await site.Visitor.OpenAsync("/search?q=same%20words&page=99");
        Assert.Equal(titles.TakeLast(3), beyond.Document.QuerySelectorAll(".results h2").Select(title => title.TextContent.Trim()));
    }

    [Theory, OnEachDatabase]
    public async Task Where_a_word_may_be_broken_makes_no_two_of_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Kettle").Saying("Das Wohl\u00ADbefinden am Morgen."));

        Assert.True((await site.Visitor.OpenAsync("/search?q=Wohlbefinden")).HasLink("Kettle"));
        Assert.True((await site.Visitor.OpenAsync($"/search?q={Uri.EscapeDataString("Mor\u00ADgen")}")).HasLink("Kettle"));
    }

    [Theory, OnEachDatabase]
    public async Task To_search_engines_all_pages_of_results_are_one_and_what_found_nothing_is_none(Database database)
    {
        await using var site = await StartAsync(database);

        var found = await site.Visitor.OpenAsync("/search?q=bread");
        var lost = await site.Visitor.OpenAsync("/search?q=cheap-watches");

        Assert.EndsWith("/search", found.Document.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Null(found.Document.QuerySelector("meta[name=robots]"));
        Assert.Equal("noindex", lost.Document.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    [Theory, OnEachDatabase]
    public async Task A_quotation_carries_no_markup_of_the_text(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("<b>Bold</b>").Saying("Write <script>alert(1)</script> & a kettle <mark>here</mark>."));

        var page = await site.Visitor.OpenAsync("/search?q=kettle");

        Assert.Equal("kettle", Assert.Single(page.Document.QuerySelectorAll("mark")).TextContent);
        Assert.Empty(page.Document.QuerySelectorAll(".results script, .results b"));
        Assert.True(page.Has("<script>alert(1)</script> & a kettle <mark>here</mark>"));
    }

    [Theory]
    [OnEachDatabase("日本語", "今日は日本語の勉強をします。")]
    [OnEachDatabase("勉強", "今日は日本語の勉強をします。")]
    [OnEachDatabase("السلام", "قال السلام عليكم ثم جلس.")]
    [OnEachDatabase("привет", "Она сказала: «Привет, мир».")]
    [OnEachDatabase("हिन्दी", "यह हिन्दी में लिखा है।")]
    [OnEachDatabase("הלחם", "אכלנו את הלחם בבוקר.")]
    public async Task Every_script_is_found(Database database, string words, string text)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Elsewhere").Saying(text));

        var page = await site.Visitor.OpenAsync($"/search?q={Uri.EscapeDataString(words)}");

        Assert.True(page.HasLink("Elsewhere"), page.Text);
        Assert.DoesNotContain(page.Text, char.IsControl);
        Assert.NotEmpty(page.Document.QuerySelectorAll("mark"));
    }

    [Theory, OnEachDatabase]
    public async Task In_german_the_page_and_the_word_forms_are_german(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        await site.Has(A.Post.Titled("Abends").Saying("Die Lampen brennen, und die Häuser sind still."));
        await site.DecideAsync(settings => settings.Language = "de");
        await site.MendSearchAsync();

        var page = await site.Visitor.OpenAsync("/search?q=haus");

        Assert.True(page.Has("1 Beitrag erwähnt „haus“"), page.Text);
        Assert.Equal("Häuser", Assert.Single(page.Document.QuerySelectorAll("mark")).TextContent);
        Assert.True((await site.Visitor.OpenAsync("/search?q=h%C3%A4user")).HasLink("Abends"));
        Assert.True((await site.Visitor.OpenAsync("/search?q=nichts")).Has("Kein Beitrag erwähnt „nichts“."));
    }

    [Fact]
    public async Task What_is_in_another_language_says_so()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.SearchComments = true);
        await site.Has(A.Post.Titled("Brot").In("de").Saying("Mit Sauerteig."));
        await site.Has(A.Post.Titled("Nacht").In("de").Saying("Nur Sauerteig.").Noting("Hunger"));
        await site.Has(A.Post.Titled("Bread").In("en").Saying("With Sauerteig."));
        var post = await site.Has(A.Post.Titled("Mehl").In("de").Saying("Roggen."));
        await site.Has(A.CommentOn(post).Saying("Sauerteig for me, please."));

        var found = (await site.Visitor.OpenAsync("/search?q=sauerteig")).Document.QuerySelectorAll(".results > li")
            .ToDictionary(hit => hit.QuerySelector("h2")!.TextContent, hit => (hit.QuerySelector("h2 a")!.GetAttribute("lang"), hit.QuerySelector("p")!.GetAttribute("lang")));

        Assert.Equal(("de", "de"), found["Brot"]);
        Assert.Equal((null, null), found["Bread"]);
        // Commenters write as they like.
        Assert.Equal(("de", null), found["Mehl"]);
        var folded = (await site.Visitor.OpenAsync("/search?q=nacht")).Document.QuerySelector(".results > li p")!;
        Assert.Equal(("Content note: Hunger", null), (folded.TextContent, folded.GetAttribute("lang")));
        Assert.Equal("de", folded.QuerySelector("bdi")?.GetAttribute("lang"));
    }

    private static async Task<Site> StartAsync(Database database)
    {
        var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Bread for twelve").Tagged("Weekends").WithExcerpt("With crumbs and Crème fraîche")
            .Saying("Begin the evening before, with flour, water and a little patience. The connection of salt and/or sugar is half-finished."));
        await site.Has(A.Post.Titled("Soup").At("soup").Saying("Leeks."));
        return site;
    }
}
