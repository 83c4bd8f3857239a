using System.Net;
using Blog.Languages;
using Blog.Posts;

namespace Blog.Tests.Posts;

public sealed class ShowTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Oldest").Published(ago: TimeSpan.FromDays(3)));
        await site.Has(A.Post.Titled("Middle").Published(ago: TimeSpan.FromDays(2)).By(People.Otto).WithExcerpt("In the midst.").Tagged("bread"));
        await site.Has(A.Post.Titled("Newest").Published(ago: TimeSpan.FromDays(1)));

        var page = await site.Visitor.OpenAsync("/posts/middle");

        Assert.Equal("Middle", page.Heading);
        Assert.Equal("In the midst.", page.Document.QuerySelector("meta[name=description]")?.GetAttribute("content"));
        Assert.True(page.Has("Otto Brandt Published on 28 February 2026 at 09:00 1 min read"));
        Assert.Equal("/posts/oldest", page.Document.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
        Assert.Equal("/posts/newest", page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href"));
        Assert.Empty(site.Visitor.Cookies);
    }

    [Theory, OnEachDatabase]
    public async Task Neighbours_are_in_one_order_though_times_tie(Database database)
    {
        await using var site = await Site.StartAsync(database);
        foreach (var title in new[] { "One", "Two", "Three" })
        {
            await site.Has(A.Post.Titled(title));
        }

        var page = await site.Visitor.OpenAsync("/posts/two");

        Assert.Equal("/posts/one", page.Document.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
        Assert.Equal("/posts/three", page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href"));
    }

    [Fact]
    public async Task No_heading_takes_the_name_of_a_part_of_the_page()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post.At("plain").Tagged("bread").Published(ago: TimeSpan.FromHours(1)))));
        var parts = (await site.Visitor.OpenAsync("/posts/plain")).Document.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        var text = string.Concat(parts.Select(id => $"## {id.Replace('-', ' ')}\n\nWords.\n\n"));

        await site.Has(A.CommentOn(await site.Has(A.Post.At("named").Tagged("bread").SayingInMarkdown(text))));

        var ids = (await site.Visitor.OpenAsync("/posts/named")).Document.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.True(parts.Count > 15 && ids.Count >= 2 * parts.Count, $"{parts.Count}, {ids.Count}");
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory, OnEachDatabase]
    public async Task A_long_text_has_its_contents_folded_before_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await WriteAsync(site, "## Before you start\n\nWait.\n\n### Flour\n\nRye.\n\n## Contents\n\nStir.\n\n## Rest & *wait*\n\nLong.");

        var page = await site.Visitor.OpenAsync("/posts/bread");

        var contents = page.Document.QuerySelector("nav[aria-labelledby=contents] details")!;
        Assert.Equal("In this post", contents.QuerySelector("summary")?.TextContent);
        Assert.False(contents.HasAttribute("open"));
        Assert.Equal(["Before you start", "Flour", "Contents", "Rest & wait"], contents.QuerySelectorAll("a").Select(link => link.TextContent));
        Assert.Equal("Flour", contents.QuerySelector("ol ol a")?.TextContent);
        Assert.All(contents.QuerySelectorAll("a"), link => Assert.NotNull(page.Document.QuerySelector($".prose {link.GetAttribute("href")}")));
    }

    [Fact]
    public async Task A_short_text_has_no_contents()
    {
        await using var site = await Site.StartAsync();
        await WriteAsync(site, "## One\n\nA.\n\n## Two\n\nB.");

        Assert.Null((await site.Visitor.OpenAsync("/posts/bread")).Document.QuerySelector("#contents"));
    }

    [Theory, OnEachDatabase]
    public async Task It_tells_who_wrote_it_in_the_author_s_own_words(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Rye").By(People.Otto));
        using var otto = await site.SignInAsync(People.Otto);
        await (await otto.OpenAsync("/account")).Fill("About you", "Bakes at night, sleeps by <day>.").PressAsync("Save");

        var card = (await site.Visitor.OpenAsync("/posts/rye")).Document.QuerySelector(".author-card")!;

        Assert.Equal("Otto Brandt", card.QuerySelector("h2")?.TextContent);
        Assert.Contains("Bakes at night, sleeps by <day>.", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("Posts by Otto Brandt", card.QuerySelector("a[href='/authors/otto-brandt-3']")?.TextContent);
    }

    [Fact]
    public async Task It_can_be_passed_on_by_plain_links_that_ask_nobody_until_they_are_followed()
    {
        await using var site = await Site.StartAsync(configure: web => web.UseSetting("Blog:BaseAddress", "https://table.example.org"));
        await site.Has(A.Post.Titled("Salt & pepper").At("salt"));

        var share = (await site.Visitor.OpenAsync("/posts/salt")).Document.QuerySelector(".share")!;

        Assert.Equal(
            [
                "mailto:?subject=Salt%20%26%20pepper&body=https%3A%2F%2Ftable.example.org%2Fposts%2Fsalt",
                "https://wa.me/?text=Salt%20%26%20pepper%20https%3A%2F%2Ftable.example.org%2Fposts%2Fsalt",
                "https://share.joinmastodon.org/#text=Salt%20%26%20pepper%20https%3A%2F%2Ftable.example.org%2Fposts%2Fsalt",
                "https://bsky.app/intent/compose?text=Salt%20%26%20pepper%20https%3A%2F%2Ftable.example.org%2Fposts%2Fsalt",
            ],
            share.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.All(share.QuerySelectorAll("button"), button => Assert.True(button.ParentElement!.HasAttribute("hidden")));
    }

    [Theory, OnEachDatabase]
    public async Task A_draft_is_not_to_be_passed_on(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Rye").PartOf("Grains").Draft());
        using var ines = await site.SignInAsync(People.Ines);

        var page = await ines.OpenAsync("/posts/rye");

        Assert.Equal("Rye", page.Heading);
        Assert.Null(page.Document.QuerySelector(".share"));
        Assert.Null(page.Document.QuerySelector(".toc"));
    }

    [Theory, OnEachDatabase]
    public async Task Only_where_the_author_says_so_the_page_can_be_left_quickly(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.Titled("Rye"));
        using var ines = await site.SignInAsync(People.Ines);

        Assert.False((await site.Visitor.OpenAsync("/posts/rye")).HasLink("Leave this page"));
        await (await ines.OpenAsync(PostUrl.ToEditor(post.Id))).Check("Show “Leave this page”").PressAsync("Update");
        var page = await site.Visitor.OpenAsync("/posts/rye");

        var way = page.Document.QuerySelector(".leave a")!;
        Assert.Equal("Leave this page", way.TextContent);
        Assert.Equal("https://en.wikipedia.org/", way.GetAttribute("href"));
        Assert.Equal("noreferrer", way.GetAttribute("rel"));
        // Whoever goes by keyboard comes to it first, after the way to the text.
        Assert.Same(way, page.Document.QuerySelectorAll("a[href]").ElementAt(1));
    }

    [Theory, OnEachDatabase]
    public async Task A_post_in_another_language_says_so_and_the_page_around_it_stays_in_the_site_s(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Brot").In("de"));
        var post = await site.Has(A.Post.Titled("خبز").At("khubz"));
        using var ines = await site.SignInAsync(People.Ines);
        await (await ines.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Language", SiteLanguages.NativeName("ar")).PressAsync("Update");

        var page = await site.Visitor.OpenAsync("/posts/khubz");
        var article = page.Document.QuerySelector("article")!;

        Assert.Equal(("ar", "rtl"), (article.GetAttribute("lang"), article.GetAttribute("dir")));
        Assert.Equal("rtl", article.QuerySelector(".prose")?.GetAttribute("dir"));
        Assert.Equal(("en-GB", "ltr"), (article.QuerySelector(".post-footer")?.GetAttribute("lang"), article.QuerySelector(".post-footer")?.GetAttribute("dir")));
        Assert.Equal("en-GB", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("de", article.QuerySelector("a[rel=prev] bdi")?.GetAttribute("lang"));
        Assert.Contains("\"inLanguage\":\"ar\"", page.Document.QuerySelector("script[type='application/ld+json']")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("ar", (await site.Visitor.OpenAsync("/")).Document.QuerySelector(".featured h2 a")?.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_post_in_the_language_of_the_site_needs_no_mark()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Post.Titled("Rye").In("en"));

        var article = (await site.Visitor.OpenAsync("/posts/rye")).Document.QuerySelector("article")!;

        Assert.False(article.HasAttribute("lang"));
        Assert.False(article.HasAttribute("dir"));
    }

    [Fact]
    public async Task Where_there_are_no_words_nothing_is_said_of_the_time_to_read_them()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Post.Titled("Rye").Saying(""));
        await site.Has(A.Post.Titled("Oats").Saying("Soak them."));

        Assert.False((await site.Visitor.OpenAsync("/posts/rye")).Has("min read"));
        Assert.True((await site.Visitor.OpenAsync("/posts/oats")).Has("1 min read"));
        Assert.False((await site.Visitor.OpenAsync("/")).Has("0 min read"));
    }

    [Fact]
    public async Task Quotes_are_those_of_the_post_s_language()
    {
        await using var site = await Site.StartAsync();
        using var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync("/admin/posts/new")).Fill("Title", "Brot").Fill("Text, in Markdown", "Sie sagte \"Komm\".").Fill("Language", "Deutsch").PressAsync("Publish");

        Assert.True((await site.Visitor.OpenAsync("/posts/brot")).Has("Sie sagte „Komm“."));
    }

    [Theory, OnEachDatabase]
    public async Task An_unknown_address_is_not_found(Database database)
    {
        await using var site = await Site.StartAsync(database);

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/posts/nothing")).StatusCode);
    }

    [Theory]
    [OnEachDatabase("draft")]
    [OnEachDatabase("scheduled")]
    [OnEachDatabase("binned")]
    public async Task A_comment_on_what_readers_cannot_see_is_not_found_and_not_stored(Database database, string state)
    {
        await using var site = await Site.StartAsync(database);
        var seen = await site.Has(A.Post.At("seen"));
        var post = await site.Has(state switch
        {
            "draft" => A.Post.Draft(),
            "scheduled" => A.Post.Scheduled(after: TimeSpan.FromDays(1)),
            _ => A.Post.InBin(),
        });
        var form = await site.Visitor.OpenAsync(PostUrl.To(seen.Slug));
        var fields = form.Document.QuerySelectorAll("form[action$=comments] input[name], form[action$=comments] textarea[name]")
            .Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? "Lovely"));

        using var response = await site.Visitor.PostAsync(PostUrl.ToCommentForm(post.Slug), [.. fields]);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await site.Db(db => Task.FromResult(db.Comments.ToList())));
    }

    private static async Task WriteAsync(Site site, string body)
    {
        using var ines = await site.SignInAsync(People.Ines);
        await (await ines.OpenAsync("/admin/posts/new")).Fill("Title", "Bread").Fill("Text, in Markdown", body).PressAsync("Publish");
    }
}
