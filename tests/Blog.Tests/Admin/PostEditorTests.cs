using System.Net;
using Blog.Hosting.Addresses;
using Blog.Posts;

namespace Blog.Tests.Admin;

public sealed class PostEditorTests
{
    private const string Text = """
        Start the evening before. It takes *ten minutes*.

        ## What you need

        - flour
        - water
          and salt

        ### How it goes

        1. Stir.
        2. Wait.

        Be patient,  
        the baker
        """;

    [Theory, OnEachDatabase]
    public async Task However_many_have_no_title_few_questions_find_the_next_address(Database database)
    {
        var commands = new Commands();
        await using var site = await Site.StartAsync(database, web => commands.Watch(web));
        await site.Has(A.Post.At("post").Draft());
        for (var number = 2; number <= 45; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").At($"post-{number}").Draft());
        }

        await site.Db(async db =>
        {
            await db.RecordMoveAsync(PostUrl.To("post-46"), PostUrl.To("post-2"), isPublic: true, site.Now, TestContext.Current.CancellationToken);
            await db.SaveChangesAsync();
        });
        using var otto = await site.SignInAsync(People.Otto);
        var form = await otto.OpenAsync("/admin/posts/new");
        commands.All.Clear();

        await form.Fill("Text, in Markdown", "Words.").PressAsync("Save draft");

        Assert.Contains("post-47", (await site.PostsAsync()).Select(post => post.Slug));
        Assert.InRange(commands.All.Count(command => command.Text.Contains("\"Slug\" = ", StringComparison.Ordinal) || command.Text.Contains("\"Slug\" IN ", StringComparison.Ordinal)), 1, 10);
    }

    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.TimeZone = "Europe/Copenhagen");
        using var otto = await site.SignInAsync(People.Otto);

        var form = FillIn(await (await otto.OpenAsync("/admin/posts")).ClickAsync("Write the first post"));
        var published = await form.PressAsync("Publish");
        var page = await site.Visitor.OpenAsync("/posts/bread-without-hurry");

        Assert.True(published.Has("Published. Readers can see it now."));
        Assert.Equal("Bread without hurry", page.Heading);
        Assert.Equal("Bread without hurry — The Long Table", page.Title);
        Assert.True(page.Has("Published on 31 March 2025 at 11:14"));
        Assert.Equal("2025-03-31T11:14:00+02:00", page.Document.QuerySelector("time")?.GetAttribute("datetime"));
        Assert.StartsWith("What you need", page.Document.QuerySelector(".prose h2")?.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("How it goes", page.Document.QuerySelector(".prose h3")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll(".prose ul > li").Length);
        Assert.Equal(2, page.Document.QuerySelectorAll(".prose ol > li").Length);
        Assert.NotNull(page.Document.QuerySelector(".prose p:last-child br"));
        Assert.True(page.HasLink("Slow food"));
        Assert.True(page.Has("Otto Brandt"));
    }

    [Theory, OnEachDatabase]
    public async Task A_preview_shows_it_as_readers_will_and_stores_nothing(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);

        var page = await FillIn(await otto.OpenAsync("/admin/posts/new")).PressAsync("Preview");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("What you need", page.Document.QuerySelector("#preview h2")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("Bread without hurry", page.Value("Title"));
        Assert.Equal("on", page.Value("On a date"));
        Assert.Equal("2025-03-31T11:14", page.Value("Date and time"));
        Assert.True(page.Has("Not saved yet"));
        Assert.Empty(await site.PostsAsync());
        Assert.Empty(await site.Db(db => Task.FromResult(db.Tags.ToList())));
    }

    [Theory, OnEachDatabase]
    public async Task A_draft_is_kept_as_it_was_typed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);

        var saved = await FillIn(await otto.OpenAsync("/admin/posts/new")).Fill("Excerpt", "In short.").Check("Readers may comment", false).PressAsync("Save draft");
        var again = await otto.OpenAsync(saved.Address.AbsolutePath);

        Assert.True(saved.Has("Saved 09:00"));
        Assert.Equal("Bread without hurry", again.Value("Title"));
        Assert.Equal(Text.ReplaceLineEndings("\n"), again.Value("Text, in Markdown"));
        Assert.Equal("Slow food, Bread", again.Value("Tags"));
        Assert.Equal("bread-without-hurry", again.Value("Address"));
        Assert.Equal("In short.", again.Value("Excerpt"));
        Assert.Equal("2025-03-31T11:14", again.Value("Date and time"));
        Assert.Equal("", again.Value("Readers may comment"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/posts/bread-without-hurry")).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task A_post_for_later_is_scheduled(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);

        var form = FillIn(await otto.OpenAsync("/admin/posts/new"));
        var page = await form.Fill("Date and time", "2026-03-03T08:00").PressAsync("Publish");

        Assert.True(page.Has("Scheduled. It appears on 3 March 2026 at 08:00."));
        Assert.True((await otto.OpenAsync("/posts/bread-without-hurry")).Has("It appears on 3 March 2026 at 08:00."));
        Assert.True((await otto.OpenAsync("/admin/posts?state=scheduled")).HasLink("Bread without hurry"));
    }

    [Theory, OnEachDatabase]
    public async Task What_was_saved_can_be_viewed_as_a_reader(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Otto).Titled("Seen by all").WithWorkingDraft("Seen by Otto"));
        using var otto = await site.SignInAsync(People.Otto);

        var page = await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).ClickAsync("View as a reader");

        Assert.Equal("Seen by Otto", page.Heading);
        Assert.Equal("Preview of Seen by Otto — The Long Table", page.Title);
        Assert.Equal("Edit post", (await page.ClickAsync("Back to the editor")).Heading);
    }

    [Theory]
    [OnEachDatabase("en", "Untitled")]
    [OnEachDatabase("de", "Ohne Titel")]
    public async Task What_has_no_title_yet_is_called_so_where_it_is_viewed_as_a_reader(Database database, string language, string name)
    {
        await using var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.Language = language);
        var post = await site.Has(A.Post.By(People.Otto).Titled("").Draft());
        using var otto = await site.SignInAsync(People.Otto);

        var page = await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).ClickAsync("View as a reader");

        Assert.Equal(name, page.Heading);
        Assert.StartsWith($"Preview of {name} ", page.Title, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task The_Enter_key_saves_a_draft_and_never_publishes(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);

        var form = await otto.OpenAsync("/admin/posts/new");

        // HTML: the first button in the page whose form it is.
        var first = form.Document.QuerySelector("#post button:not([type=button]), button[form=post]")!;
        Assert.Equal("save", first.GetAttribute("value"));
        Assert.False(first.HasAttribute("aria-hidden"));
    }

    [Theory, OnEachDatabase]
    public async Task What_cannot_be_shown_is_kept_but_not_published(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var hostile = new string('>', 400) + " deep";

        var saved = await (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Deep").Fill("Text, in Markdown", hostile).PressAsync("Save draft");
        var refused = await saved.PressAsync("Publish");

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.NotEmpty(saved.Error("Text, in Markdown"));
        Assert.True(saved.Has("Saved, but readers can’t be shown it like this"));
        Assert.False(saved.Has("Not saved yet"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Error("Text, in Markdown"));
        Assert.Equal(hostile, refused.Value("Text, in Markdown"));
        var post = await site.OnlyPostAsync();
        Assert.Equal(hostile, post.Body);
        Assert.Null(post.PublishedAt);
    }

    [Theory, OnEachDatabase]
    public async Task Smart_punctuation_is_the_owners_choice_from_the_next_save_on(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var first = await (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "First").Fill("Text, in Markdown", "\"So\" -- it").PressAsync("Publish");
        await site.DecideAsync(settings => settings.SmartPunctuation = false);
        await (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Second").Fill("Text, in Markdown", "\"So\" -- it").PressAsync("Publish");

        Assert.True((await site.Visitor.OpenAsync("/posts/first")).Has("“So” – it"));
        Assert.True((await site.Visitor.OpenAsync("/posts/second")).Has("\"So\" -- it"));
        Assert.Equal("\"So\" -- it", (await otto.OpenAsync(first.Address.AbsolutePath)).Value("Text, in Markdown"));
    }

    [Theory, OnEachDatabase]
    public async Task The_authors_address_stays_until_she_changes_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);

        var form = await (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Bread").Fill("Address", "Bread for All!").PressAsync("Save draft");
        Assert.Equal("bread-for-all", form.Value("Address"));
        form = await form.Fill("Title", "Soup").PressAsync("Save draft");
        Assert.Equal("bread-for-all", form.Value("Address"));
        form = await form.Fill("Address", "").PressAsync("Save draft");
        Assert.Equal("soup", form.Value("Address"));
    }

    [Theory, OnEachDatabase]
    public async Task An_address_made_from_the_title_follows_it_until_the_post_is_released(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Soup"));
        using var otto = await site.SignInAsync(People.Otto);

        var form = await (await otto.OpenAsync("/admin/posts/new")).PressAsync("Save draft");
        Assert.Equal("post", form.Value("Address"));
        form = await form.Fill("Title", "Soup").PressAsync("Save draft");
        Assert.Equal("soup-2", form.Value("Address"));
        form = await form.Fill("Title", "Stew").Fill("Text, in Markdown", "Simmer.").PressAsync("Publish");
        Assert.Equal("stew", form.Value("Address"));
        form = await form.Fill("Title", "Goulash").PressAsync("Update");
        Assert.Equal("stew", form.Value("Address"));
        form = await (await form.PressAsync("Unpublish")).Fill("Title", "Ragout").PressAsync("Save draft");
        Assert.Equal("stew", form.Value("Address"));
    }

    [Theory, OnEachDatabase]
    public async Task An_address_that_another_post_has_is_refused(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.At("soup"));
        using var otto = await site.SignInAsync(People.Otto);

        var page = await (await otto.OpenAsync("/admin/posts/new")).Fill("Title", "Mine").Fill("Address", "soup").PressAsync("Save draft");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Another post has this address", page.Error("Address"), StringComparison.Ordinal);
        Assert.Equal("soup", page.Value("Address"));
        await site.OnlyPostAsync();
    }

    private static WebPage FillIn(WebPage form) => form
        .Fill("Title", "Bread without hurry")
        .Fill("Text, in Markdown", Text)
        .Fill("Tags", "Slow food, Bread")
        .Check("On a date")
        .Fill("Date and time", "2025-03-31T11:14");
}
