using System.Net;
using Blog.Posts;
using Blog.Tests.Comments;

namespace Blog.Tests.Posts;

/// <summary>An address that was ever public leads on for ever, in one hop, or says that what it led to is gone.</summary>
public sealed class FormerAddressTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var editor = await OpenAsync(site, A.Post.At("first"));
        foreach (var address in new[] { "second", "third", "fourth" })
        {
            editor = await editor.Fill("Address", address).PressAsync("Update");
        }

        foreach (var former in new[] { "first", "second", "third" })
        {
            using var response = await site.Visitor.GetAsync($"/posts/{former}?from=letter");
            Assert.Equal((HttpStatusCode.MovedPermanently, "/posts/fourth?from=letter"), (response.StatusCode, response.Headers.Location?.OriginalString));
        }

        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/posts/fourth")).StatusCode);
    }

    [Theory]
    [InlineData("%C3%A9")]
    [InlineData("%0D%0Aset-cookie:%20a=b")]
    public async Task What_hangs_on_it_goes_along_as_it_was_written(string rest)
    {
        await using var site = await Site.StartAsync();
        await (await OpenAsync(site, A.Post.At("first"))).Fill("Address", "second").PressAsync("Update");

        using var response = await site.Visitor.GetAsync($"/posts/first/{rest}");

        Assert.Equal((HttpStatusCode.MovedPermanently, $"/posts/second/{rest}"), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Theory, OnEachDatabase]
    public async Task A_comment_sent_to_it_goes_along_with_its_words(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var editor = await OpenAsync(site, A.Post.At("first"));
        var form = await site.FillInAsync(await site.OnlyPostAsync());
        await editor.Fill("Address", "second").PressAsync("Update");

        using var moved = await form.SendAsync("Send comment");

        Assert.Equal((HttpStatusCode.PermanentRedirect, "/posts/second/comments"), (moved.StatusCode, moved.Headers.Location?.OriginalString));
        Assert.Empty(await site.CommentsAsync());
        form.Document.QuerySelector("#respond form")!.SetAttribute("action", moved.Headers.Location!.OriginalString);
        await form.PressAsync("Send comment");
        Assert.Equal(Commenting.Words, (await site.OnlyCommentAsync()).Body);
    }

    [Fact]
    public async Task Nothing_else_that_would_change_something_goes_along()
    {
        await using var site = await Site.StartAsync();
        await (await OpenAsync(site, A.Post.At("first"))).Fill("Address", "second").PressAsync("Update");
        var foreign = new HttpRequestMessage(HttpMethod.Post, "/posts/first/comments") { Headers = { { "Sec-Fetch-Site", "cross-site" } } };

        Assert.Equal(HttpStatusCode.Forbidden, (await site.Visitor.SendAsync(foreign)).StatusCode);
        Assert.Null((await site.Visitor.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/posts/first/comments/1/report"))).Headers.Location);
        Assert.Null((await site.Visitor.PostAsync("/posts/first")).Headers.Location);
        Assert.Null((await site.Visitor.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/posts/first/comments"))).Headers.Location);
    }

    [Theory, OnEachDatabase]
    public async Task Renamed_back_it_does_not_go_round_in_circles(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var editor = await OpenAsync(site, A.Post.At("first"));
        foreach (var address in new[] { "second", "first", "second", "first" })
        {
            editor = await editor.Fill("Address", address).PressAsync("Update");
        }

        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/posts/first")).StatusCode);
        Assert.Equal("/posts/first", (await site.Visitor.GetAsync("/posts/second")).Headers.Location?.OriginalString);
        await editor.PressAsync("Unpublish");
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/posts/first")).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task A_draft_that_was_never_public_moves_without_a_trace(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var editor = await OpenAsync(site, A.Post.At("first").Draft());
        await editor.Fill("Address", "second").PressAsync("Publish");

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/posts/first")).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task Renamed_while_it_is_unpublished_it_is_found_once_it_is_back(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var editor = await (await OpenAsync(site, A.Post.At("first"))).PressAsync("Unpublish");
        await (await editor.Fill("Address", "second").PressAsync("Save draft")).PressAsync("Publish");

        Assert.Equal("/posts/second", (await site.Visitor.GetAsync("/posts/first")).Headers.Location?.OriginalString);
    }

    [Theory, OnEachDatabase]
    public async Task Where_it_leads_is_not_told_while_nobody_may_read_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var editor = await (await OpenAsync(site, A.Post.At("first"))).PressAsync("Unpublish");
        editor = await editor.Fill("Address", "second").PressAsync("Save draft");
        foreach (var address in new[] { "/posts/first", "/posts/first.md", "/posts/first/comments" })
        {
            using var hidden = await site.Visitor.GetAsync(address);
            Assert.Equal((HttpStatusCode.NotFound, null), (hidden.StatusCode, hidden.Headers.Location));
        }

        using var sent = await site.Visitor.PostAsync("/posts/first/comments", ("text", "Too late."));
        Assert.Equal((HttpStatusCode.NotFound, null), (sent.StatusCode, sent.Headers.Location));

        var when = site.Now.AddDays(2);
        editor = await editor.Check("On a date").Fill("Date and time", $"{when:yyyy-MM-dd'T'HH:mm}").PressAsync("Publish");
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/posts/first")).StatusCode);
        site.Clock.SetUtcNow(when);
        Assert.Equal("/posts/second", (await site.Visitor.GetAsync("/posts/first")).Headers.Location?.OriginalString);
        await editor.PressAsync("Move to bin");
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/posts/first")).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task It_leads_on_until_what_is_planned_there_has_come(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await (await OpenAsync(site, A.Post.At("first"))).Fill("Address", "second").PressAsync("Update");
        var planned = await OpenAsync(site, A.Post.Titled("Planned").Draft());
        var when = site.Now.AddDays(2);

        planned = await planned.Fill("Address", "first").Check("On a date").Fill("Date and time", $"{when:yyyy-MM-dd'T'HH:mm}").PressAsync("Publish");
        Assert.Equal("/posts/second", (await site.Visitor.GetAsync("/posts/first")).Headers.Location?.OriginalString);

        site.Clock.SetUtcNow(when);
        Assert.Equal("Planned", (await site.Visitor.OpenAsync("/posts/first")).Heading);
        await planned.Fill("Address", "third").PressAsync("Update");
        Assert.Equal("/posts/third", (await site.Visitor.GetAsync("/posts/first")).Headers.Location?.OriginalString);
    }

    [Theory, OnEachDatabase]
    public async Task It_leads_on_while_the_post_that_is_to_have_it_is_unpublished(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await (await OpenAsync(site, A.Post.At("first"))).Fill("Address", "second").PressAsync("Update");
        var other = await (await OpenAsync(site, A.Post.At("other"))).PressAsync("Unpublish");

        other = await other.Fill("Address", "first").PressAsync("Save draft");
        Assert.Equal("/posts/second", (await site.Visitor.GetAsync("/posts/first")).Headers.Location?.OriginalString);
        other = await other.Fill("Address", "another").PressAsync("Save draft");
        Assert.Equal("/posts/second", (await site.Visitor.GetAsync("/posts/first")).Headers.Location?.OriginalString);

        await other.Fill("Address", "first").PressAsync("Publish");
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/posts/first")).StatusCode);
        Assert.Equal("/posts/first", (await site.Visitor.GetAsync("/posts/other")).Headers.Location?.OriginalString);
    }

    [Theory, OnEachDatabase]
    public async Task All_addresses_of_a_deleted_post_are_gone(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var editor = await OpenAsync(site, A.Post.At("first"));
        editor = await editor.Fill("Address", "second").PressAsync("Update");
        var bin = await editor.PressAsync("Move to bin");
        await (await bin.ClickAsync("Delete for good: “Bread for twelve”")).PressAsync("Delete for good");

        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor.GetAsync("/posts/first")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor.GetAsync("/posts/second")).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task A_new_post_gets_a_former_address_only_when_its_author_asks_for_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await (await OpenAsync(site, A.Post.Titled("Bread"))).Fill("Address", "rye").PressAsync("Update");
        using var edda = await site.SignInAsync(People.Edda);
        var editor = await (await edda.OpenAsync("/admin/posts/new")).Fill("Title", "Bread").Fill("Text, in Markdown", "Another.").PressAsync("Publish");
        Assert.Equal("bread-2", editor.Value("Address"));
        Assert.Equal("/posts/rye", (await site.Visitor.GetAsync("/posts/bread")).Headers.Location?.OriginalString);

        await editor.Fill("Address", "bread").PressAsync("Update");
        Assert.True((await site.Visitor.OpenAsync("/posts/bread")).Has("Another."));
        Assert.Equal("/posts/bread", (await site.Visitor.GetAsync("/posts/bread-2")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/posts/rye")).StatusCode);
    }

    private static async Task<WebPage> OpenAsync(Site site, PostBuilder builder)
    {
        var post = await site.Has(builder);
        var ines = await site.SignInAsync(People.Ines);
        return await ines.OpenAsync(PostUrl.ToEditor(post.Id));
    }
}
