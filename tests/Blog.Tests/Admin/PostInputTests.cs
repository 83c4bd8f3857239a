using System.Net;
using Blog.Posts;

namespace Blog.Tests.Admin;

/// <summary>What the editor refuses: the words stand beside the field, everything typed stays, and nothing is stored.</summary>
public sealed class PostInputTests
{
    [Theory]
    [OnEachDatabase("Save draft", "Title", 201, "The title is too long: 200 characters are the most")]
    [OnEachDatabase("Save draft", "Text, in Markdown", 256_001, "The text is too long for one post: 256000 characters are the most. Two posts may serve readers better")]
    [OnEachDatabase("Save draft", "Address", 121, "The address is too long: 120 characters are the most")]
    [OnEachDatabase("Save draft", "Excerpt", 501, "The excerpt is too long: 500 characters are the most")]
    [OnEachDatabase("Save draft", "Description", 301, "The description is too long: 300 characters are the most")]
    [OnEachDatabase("Save draft", "Content note", 121, "The content note is too long: 120 characters are the most")]
    [OnEachDatabase("Save draft", "Tags", 51, "“aaaaaaaaaaaaaaaaaaa…” is too long for a tag. Separate tags with commas")]
    [OnEachDatabase("Preview", "Title", 201, "The title is too long: 200 characters are the most")]
    public async Task Too_long(Database database, string button, string field, int length, string message)
    {
        await using var site = await Site.StartAsync(database);
        var typed = new string('a', length);

        var page = await RefusedAsync(site, button, field, typed, message);

        Assert.Equal(typed, page.Value(field));
    }

    [Theory]
    [OnEachDatabase("Title", "", "Give it a title before you publish")]
    [OnEachDatabase("Title", " \t ", "Give it a title before you publish")]
    [OnEachDatabase("Text, in Markdown", "", "Write a few words before you publish")]
    [OnEachDatabase("Text, in Markdown", " \n\n ", "Write a few words before you publish")]
    public async Task Empty_when_it_is_published(Database database, string field, string typed, string message)
    {
        await using var site = await Site.StartAsync(database);
        await RefusedAsync(site, "Publish", field, typed, message);
    }

    [Theory]
    [OnEachDatabase("1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21", "These are too many tags: 20 are the most")]
    [OnEachDatabase("bread, 🍞", "“🍞” needs a letter or a digit to be a tag")]
    public async Task Tags_that_are_none(Database database, string typed, string message)
    {
        await using var site = await Site.StartAsync(database);
        await RefusedAsync(site, "Save draft", "Tags", typed, message);
    }

    [Theory]
    [OnEachDatabase("", "Choose a date and a time")]
    [OnEachDatabase("2025-13-40T10:00", "Choose a date and a time")]
    [OnEachDatabase("2025-02-29T10:00", "Choose a date and a time")]
    [OnEachDatabase("0001-01-01T00:00", "Choose a date and a time")]
    [OnEachDatabase("9999-12-31T23:59", "Choose a date and a time")]
    [OnEachDatabase("tomorrow", "Choose a date and a time")]
    [OnEachDatabase("2026-03-29T02:30", "The clocks in Copenhagen skip that hour. Choose one before or after it")]
    public async Task A_date_that_is_none(Database database, string typed, string message)
    {
        await using var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.TimeZone = "Europe/Copenhagen");
        using var otto = await site.SignInAsync(People.Otto);
        var form = (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Bread").Fill("Text, in Markdown", "Words.").Check("On a date").Fill("Date and time", typed);

        var page = await form.PressAsync("Publish");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.EndsWith(message, page.Error("Date and time"), StringComparison.Ordinal);
        Assert.Equal("on", page.Value("On a date"));
        Assert.Equal(typed, page.Document.GetElementById("at")?.GetAttribute("value") ?? "");
        Assert.Empty(await site.PostsAsync());
    }

    [Theory]
    [OnEachDatabase("soon")]
    [OnEachDatabase("-1")]
    [OnEachDatabase("3651")]
    public async Task Days_that_are_none(Database database, string typed)
    {
        await using var site = await Site.StartAsync(database);
        await RefusedAsync(site, "Save draft", "Close comments after days", typed, "The days are a number from 0 to 3650");
    }

    [Theory]
    [OnEachDatabase("\n\n  begins late")]
    [OnEachDatabase("ends late  \n\n")]
    [OnEachDatabase("</textarea><script>alert(1)</script>")]
    [OnEachDatabase("🍞 👩‍🍳 لحم טוב \u200f ½")]
    [OnEachDatabase("&amp; &lt;b&gt; &#x41;")]
    [OnEachDatabase("\ttab\tand  two spaces")]
    public async Task What_was_typed_comes_back_exactly(Database database, string typed)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);

        var refused = await (await otto.OpenAsync("/admin/posts/new")).Fill("Text, in Markdown", typed).Fill("Excerpt", typed).PressAsync("Publish");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(typed, refused.Value("Text, in Markdown"));
        Assert.Equal(typed, refused.Value("Excerpt"));

        var saved = await refused.Fill("Title", typed).PressAsync("Save draft");
        Assert.Equal(typed, saved.Value("Text, in Markdown"));
        Assert.Equal(typed, (await site.OnlyPostAsync()).Body);
    }

    [Theory, OnEachDatabase]
    public async Task Characters_that_no_database_or_feed_could_carry_are_left_out(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);

        var saved = await (await otto.OpenAsync("/admin/posts/new"))
            .Fill("Title", "Br\u0001ead\u0007").Fill("Text, in Markdown", "One\u0002\u001b two\uffff").Fill("Tags", "r\u0003ye").Fill("Excerpt", "\u0004").Fill("Address", "br\u0005ead").PressAsync("Publish");

        Assert.True(saved.Has("Published. Readers can see it now."));
        var post = await site.OnlyPostAsync();
        Assert.Equal(("Bread", "One two", "", "bread"), (post.Title, post.Body, post.Excerpt, post.Slug));
        Assert.Equal("rye", Assert.Single(post.Text.Tags));
    }

    [Theory, OnEachDatabase]
    public async Task What_no_keyboard_can_type_is_no_form(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);

        using var response = await (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Br\0ead").SendAsync("Save draft");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await site.PostsAsync());
    }

    [Theory, OnEachDatabase]
    public async Task The_ends_of_lines_do_not_count_twice(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        // As browsers send it, two characters for the end of each line.
        var typed = string.Concat(Enumerable.Repeat("0123456789012345678\n", Post.BodyLength / 20));

        var saved = await (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Long").Fill("Text, in Markdown", typed).PressAsync("Save draft");

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(typed, (await site.OnlyPostAsync()).Body);
    }

    [Theory, OnEachDatabase]
    public async Task The_summary_follows_the_form(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var tooLong = new string('a', 600);

        var page = await (await otto.OpenAsync("/admin/posts/new"))
            .Fill("Title", tooLong).Check("On a date").Fill("Address", tooLong).Fill("Tags", tooLong).Fill("Excerpt", tooLong).PressAsync("Save draft");

        Assert.Equal("Error: New post — The Long Table", page.Title);
        Assert.Equal(["#title", "#at", "#slug", "#tags", "#excerpt"], page.Document.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")));
        Assert.All(page.Document.QuerySelectorAll("[role=alert] a"), link => Assert.NotNull(page.Document.QuerySelector($"{link.GetAttribute("href")}[aria-invalid=true]")));
    }

    private static async Task<WebPage> RefusedAsync(Site site, string button, string field, string typed, string message)
    {
        using var otto = await site.SignInAsync(People.Otto);
        var form = (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Bread").Fill("Text, in Markdown", "Kept words.").Fill("Tags", "rye").Fill(field, typed);

        var page = await form.PressAsync(button);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal($"Error: {message}", page.Error(field));
        Assert.Equal(field == "Tags" ? typed : "rye", page.Value("Tags"));
        Assert.Equal(field.StartsWith("Text", StringComparison.Ordinal) ? typed.TrimEnd() : "Kept words.", page.Value("Text, in Markdown"));
        Assert.Empty(await site.PostsAsync());
        return page;
    }
}
