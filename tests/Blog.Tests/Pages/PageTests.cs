using System.Net;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;
using StandingPage = Blog.Pages.Page;

namespace Blog.Tests.Pages;

/// <summary>Standing pages: written by editors, linked in the head of every page.</summary>
public sealed class PageTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);

        var form = await (await edda.OpenAsync("/admin/pages")).ClickAsync("Write a page");
        var saved = await form.Fill("Title", "About us").Fill("Text, in Markdown", "We *cook*.").Check("Readers can see it").PressAsync("Save page");
        var page = await (await site.Visitor.OpenAsync("/")).ClickAsync("About us");

        Assert.True(saved.Has("Saved. Readers can see it now."));
        Assert.Equal("/about-us", page.Address.AbsolutePath);
        Assert.Equal("About us", page.Heading);
        Assert.Equal("cook", page.Document.QuerySelector(".prose em")?.TextContent);
        Assert.True((await edda.OpenAsync("/admin/pages")).Has("About us/about-us Published"));
    }

    [Theory, OnEachDatabase]
    public async Task A_draft_is_seen_by_editors_only(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);
        await WriteAsync(edda, "About", isPublished: false);

        foreach (var person in new[] { null, People.Mo, People.Otto })
        {
            using var visitor = person is null ? site.NewVisitor() : await site.SignInAsync(person);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/about")).StatusCode);
            Assert.False((await visitor.OpenAsync("/")).HasLink("About"));
        }

        Assert.True((await edda.OpenAsync("/about")).Has("Only people who write here can see this."));
    }

    [Theory, OnEachDatabase]
    public async Task A_preview_stores_nothing(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);

        var page = await (await edda.OpenAsync("/admin/pages/new")).Fill("Title", "About").Fill("Text, in Markdown", "We *cook*.").PressAsync("Preview");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("cook", page.Document.QuerySelector("#preview em")?.TextContent);
        Assert.Empty(await site.PagesAsync());
    }

    [Theory]
    [OnEachDatabase("Title", "", "Give it a title")]
    [OnEachDatabase("Address", "admin", "The blog uses /admin itself. Choose another address")]
    [OnEachDatabase("Address", "Feed.xml", "The blog uses /feed-xml itself. Choose another address")]
    [OnEachDatabase("Address", "taken", "Another page has this address. Change a word in it")]
    public async Task What_cannot_be_is_refused(Database database, string field, string typed, string message)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);
        await WriteAsync(edda, "Taken");

        var page = await (await edda.OpenAsync("/admin/pages/new")).Fill("Title", "New").Fill("Text, in Markdown", "\nKept.").Fill(field, typed).PressAsync("Save page");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal($"Error: {message}", page.Error(field));
        Assert.Equal("\nKept.", page.Value("Text, in Markdown"));
        Assert.Equal("Taken", Assert.Single(await site.PagesAsync()).Title);
    }

    [Theory]
    [OnEachDatabase("Title", 201)]
    [OnEachDatabase("Text, in Markdown", 256_001)]
    [OnEachDatabase("Address", 121)]
    public async Task What_is_too_long_is_refused(Database database, string field, int length)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);

        var page = await (await edda.OpenAsync("/admin/pages/new")).Fill("Title", "New").Fill(field, new string('a', length)).PressAsync("Save page");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("too long", page.Error(field), StringComparison.Ordinal);
        Assert.Empty(await site.PagesAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Who_saves_second_sees_both_texts_and_may_save_again(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);
        var first = await WriteAsync(edda, "About");
        var second = await edda.OpenAsync(first.Address.AbsolutePath);
        await first.Fill("Text, in Markdown", "First.").PressAsync("Save page");

        var both = await second.Fill("Text, in Markdown", "Second.").PressAsync("Save page");

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Equal("Second.", both.Value("Text, in Markdown"));
        Assert.Equal("First.", both.Value("Their text"));
        Assert.Equal("First.", Assert.Single(await site.PagesAsync()).Body);
        await both.PressAsync("Save page");
        Assert.Equal("Second.", Assert.Single(await site.PagesAsync()).Body);
    }

    [Theory, OnEachDatabase]
    public async Task Of_several_at_once_exactly_one_wins(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);
        var path = (await WriteAsync(edda, "About")).Address.AbsolutePath;
        var forms = new List<WebPage>();
        for (var number = 1; number <= 4; number++)
        {
            forms.Add((await edda.OpenAsync(path)).Fill("Text, in Markdown", $"Words {number}.").Fill("Address", $"about-{number}"));
        }

        var answers = await Task.WhenAll(forms.Select(form => form.SendAsync("Save page")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Theory, OnEachDatabase]
    public async Task A_form_sent_twice_at_once_gives_one_page(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);
        var form = (await edda.OpenAsync("/admin/pages/new")).Fill("Title", "About").Fill("Text, in Markdown", "We cook.").Check("Readers can see it");

        var answers = await Task.WhenAll(form.SendAsync("Save page"), form.SendAsync("Save page"));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Single(await site.PagesAsync());
    }

    [Theory, OnEachDatabase]
    public async Task An_address_that_was_taken_and_is_free_again_can_be_had(Database database)
    {
        var meanwhile = new Meanwhile();
        await using var site = await Site.StartAsync(database, web => meanwhile.Watch(web));
        using var edda = await site.SignInAsync(People.Edda);
        var form = (await edda.OpenAsync("/admin/pages/new")).Fill("Title", "About").Fill("Text, in Markdown", "We cook.");
        meanwhile.BeforeNext<StandingPage>(() => site.Has(A.Page.Titled("About").Saying("Other words.")));
        meanwhile.AfterNextRefusal(() => site.Db(db => db.Pages.ExecuteDeleteAsync()));

        var saved = await form.PressAsync("Save page");

        Assert.True(saved.Has("Saved."), saved.Text);
        Assert.Equal("We cook.", Assert.Single(await site.PagesAsync()).Body);
    }

    [Theory]
    [OnEachDatabase(false)]
    [OnEachDatabase(true)]
    public async Task A_former_address_leads_on_in_one_hop(Database database, bool wasHidden)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);
        var form = await WriteAsync(edda, "About");
        if (wasHidden)
        {
            form = await form.Check("Readers can see it", false).PressAsync("Save page");
        }

        foreach (var address in new[] { "kitchen", "cooks" })
        {
            form = await form.Fill("Address", address).PressAsync("Save page");
        }

        await form.Check("Readers can see it").PressAsync("Save page");

        Assert.Equal("/cooks", (await site.Visitor.GetAsync("/about")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/cooks")).StatusCode);
    }

    [Theory]
    [OnEachDatabase(true, true, HttpStatusCode.Gone)]
    [OnEachDatabase(true, false, HttpStatusCode.Gone)]
    [OnEachDatabase(false, false, HttpStatusCode.NotFound)]
    public async Task Deleted_for_good(Database database, bool wasPublic, bool isPublic, HttpStatusCode status)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);
        var form = await WriteAsync(edda, "About", wasPublic);
        if (wasPublic != isPublic)
        {
            form = await form.Check("Readers can see it", isPublic).PressAsync("Save page");
        }

        var list = await form.PressAsync("Delete for good");

        Assert.True(list.Has("Deleted for good."));
        Assert.Empty(await site.PagesAsync());
        Assert.Equal(status, (await site.Visitor.GetAsync("/about")).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task Whatever_the_fields_hold_a_page_can_be_deleted(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);

        var list = await (await WriteAsync(edda, "About")).Fill("Title", new string('a', Post.TitleLength + 1)).PressAsync("Delete for good");

        Assert.True(list.Has("Deleted for good."));
        Assert.Empty(await site.PagesAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Who_deletes_what_somebody_has_changed_sees_the_new_words_first(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);
        var first = await WriteAsync(edda, "About");
        var second = await edda.OpenAsync(first.Address.AbsolutePath);
        await first.Fill("Text, in Markdown", "New.").PressAsync("Save page");

        var both = await second.PressAsync("Delete for good");

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.True(both.Has("so it was not deleted"));
        Assert.Equal("New.", both.Value("Their text"));
        Assert.Equal("New.", Assert.Single(await site.PagesAsync()).Body);
        Assert.True((await both.PressAsync("Delete for good")).Has("Deleted for good."));
        Assert.Empty(await site.PagesAsync());
    }

    private static async Task<WebPage> WriteAsync(Visitor editor, string title, bool isPublished = true) =>
        await (await editor.OpenAsync("/admin/pages/new")).Fill("Title", title).Fill("Text, in Markdown", "Words.").Check("Readers can see it", isPublished).PressAsync("Save page");
}
