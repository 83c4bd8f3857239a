using System.Net;
using Blog.Settings.Themes;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Admin;

public sealed class ThemeTests
{
    private const string Page = "/admin/settings/theme";
    private const string Red = "h1 { color: red }";

    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        string[] pages = ["/", $"/posts/{post.Slug}", "/archive", "/search", "/nothing-is-here"];
        foreach (var path in pages)
        {
            Assert.Null(await StylesheetAsync(site.Visitor, path));
        }

        using var ines = await site.SignInAsync(People.Ines);
        var saved = await (await (await ines.OpenAsync("/admin/settings")).ClickAsync("theme")).Fill("CSS", Red).PressAsync("Save");

        Assert.True(saved.Has("Saved. Readers see it from now on."));
        Assert.True(saved.Has("In use"));
        Assert.Equal(Red, saved.Value("CSS"));
        foreach (var path in pages)
        {
            var sheets = (await site.Visitor.OpenAsync(path)).Document.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!).ToList();
            Assert.StartsWith("/theme-", sheets[^1], StringComparison.Ordinal);
            Assert.StartsWith("/site", sheets[0], StringComparison.Ordinal);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Its_stylesheet_is_kept_for_good_under_an_address_of_its_own(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.WearAsync(Red);
        var first = (await StylesheetAsync(site.Visitor, "/"))!;

        using var response = await site.Visitor.GetAsync(first);

        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", response.Header("Cache-Control"));
        Assert.Contains("style-src 'self';", response.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("h1{color: red;}\n", await response.Content.ReadAsStringAsync());

        await site.WearAsync("h1 { color: blue }");
        var second = (await StylesheetAsync(site.Visitor, "/"))!;
        Assert.NotEqual(first, second);
        Assert.Equal("h1{color: blue;}\n", await site.Visitor.ReadAsync(second));
        // A page that was opened a moment ago still asks for it.
        using var former = await site.Visitor.GetAsync(first);
        Assert.Equal(second, former.Headers.Location?.OriginalString);

        await site.WearAsync("");
        Assert.Null(await StylesheetAsync(site.Visitor, "/"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(second)).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_can_be_locked_out_by_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.WearAsync("body { display: none }");
        using var ines = await site.SignInAsync(People.Ines);
        // From here on one page about what is not there is ready for readers.
        Assert.NotNull(await StylesheetAsync(site.Visitor, "/nothing-is-here"));

        foreach (var path in new[] { "/account/sign-in", "/account/forgotten", "/account/no-such-page", "/admin/no-such-page" })
        {
            Assert.Null(await StylesheetAsync(site.Visitor, path));
        }

        foreach (var path in new[] { "/admin", "/admin/settings", Page, "/admin/posts/new", "/account", "/admin/no-such-page" })
        {
            Assert.Null(await StylesheetAsync(ines, path));
        }

        Assert.NotNull(await StylesheetAsync(ines, "/"));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_left_out_is_named_beside_the_field_and_stays_as_typed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        const string typed = "@import url(https://example.org/a.css);\nh1 {\n  color: red; background: url(https://example.org/a.png)\n}";

        var saved = await (await ines.OpenAsync(Page)).Fill("CSS", typed).PressAsync("Save");

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(typed, saved.Value("CSS"));
        Assert.True(saved.Has("Line 1: @import. A theme loads no other stylesheet: paste its rules here."), saved.Text);
        Assert.True(saved.Has("Line 3: background. “https://example.org/a.png” is no address on this site"), saved.Text);
        Assert.Equal("h1{color: red;}\n", await site.Visitor.ReadAsync((await StylesheetAsync(site.Visitor, "/"))!));
    }

    [Theory, OnEachDatabase]
    public async Task One_click_takes_it_off_and_keeps_what_was_typed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.WearAsync(Red);
        using var ines = await site.SignInAsync(People.Ines);

        var off = await (await ines.OpenAsync(Page)).Fill("CSS", $"{Red} /* and more */").PressAsync("Use no theme");

        Assert.True(off.Has("Readers see the site’s own look again. Your theme is kept here."));
        Assert.Equal($"{Red} /* and more */", off.Value("CSS"));
        Assert.False(off.HasButton("Use no theme"));
        Assert.Null(await StylesheetAsync(site.Visitor, "/"));

        await off.PressAsync("Save");
        Assert.NotNull(await StylesheetAsync(site.Visitor, "/"));
    }

    [Theory, OnEachDatabase]
    public async Task It_comes_off_even_when_what_was_typed_cannot_be_kept(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.WearAsync(Red);
        using var ines = await site.SignInAsync(People.Ines);
        var typed = new string('a', Theme.Length + 1);

        var off = await (await ines.OpenAsync(Page)).Fill("CSS", typed).PressAsync("Use no theme");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, off.Status);
        Assert.Equal(typed, off.Value("CSS"));
        Assert.Null(await StylesheetAsync(site.Visitor, "/"));
        Assert.Equal(Red, await TypedAsync(site));
    }

    [Theory]
    [OnEachDatabase("Save")]
    [OnEachDatabase("Preview")]
    public async Task What_is_too_long_is_refused_with_everything_typed_still_there(Database database, string button)
    {
        await using var site = await Site.StartAsync(database);
        await site.WearAsync(Red);
        using var ines = await site.SignInAsync(People.Ines);
        var typed = new string('a', Theme.Length + 1);

        var page = await (await ines.OpenAsync(Page)).Fill("CSS", typed).PressAsync(button);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Error: Theme — The Long Table", page.Title);
        Assert.Equal("Error: The theme is too long: 20000 characters are the most", page.Error("CSS"));
        Assert.Equal(typed, page.Value("CSS"));
        Assert.Equal(Red, await TypedAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task A_preview_shows_what_is_not_saved_to_nobody_else(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post);
        await site.WearAsync(Red);
        using var ines = await site.SignInAsync(People.Ines);
        const string typed = "h1 { color: blue }\n@import '/a.css';\n\n";

        var preview = await (await ines.OpenAsync(Page)).Fill("CSS", typed).PressAsync("Preview");

        Assert.Equal((HttpStatusCode.OK, "Bread for twelve"), (preview.Status, preview.Heading));
        Assert.True(preview.Has("This is a preview. Nothing is saved, and only you see it."));
        var style = Assert.Single(preview.Document.QuerySelectorAll("style"));
        Assert.Equal("h1{color: blue;}\n", style.TextContent);
        Assert.Null(preview.Document.QuerySelector("link[href^='/theme-']"));
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style.TextContent)));
        Assert.Contains($"style-src 'self' 'sha256-{hash}';", preview.Response.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("no-store", preview.Response.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal(Red, await TypedAsync(site));
        Assert.Equal("h1{color: red;}\n", await site.Visitor.ReadAsync((await StylesheetAsync(site.Visitor, "/"))!));
        Assert.Null((await ines.OpenAsync("/")).Document.QuerySelector("style"));

        var home = await preview.PressAsync("Show the home page");
        Assert.Equal("The Long Table", home.Heading);
        Assert.Equal("h1{color: blue;}\n", home.Document.QuerySelector("style")?.TextContent);

        var back = await home.PressAsync("Back to the settings");
        Assert.Equal((HttpStatusCode.OK, Page), (back.Status, back.Address.AbsolutePath));
        Assert.Equal(typed, back.Value("CSS"));
        Assert.True(back.Has("Line 2: @import."));
        Assert.Equal(Red, await TypedAsync(site));
    }

    [Fact]
    public async Task Without_a_post_the_home_page_is_shown()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Post.Draft());
        using var ines = await site.SignInAsync(People.Ines);

        var preview = await (await ines.OpenAsync(Page)).Fill("CSS", Red).PressAsync("Preview");

        Assert.Equal("The Long Table", preview.Heading);
        Assert.False(preview.HasButton("Show a post"));
    }

    private static async Task<string?> StylesheetAsync(Visitor visitor, string path) =>
        (await visitor.OpenAsync(path)).Document.QuerySelector("link[rel=stylesheet][href^='/theme-']")?.GetAttribute("href");

    private static Task<string> TypedAsync(Site site) => site.Db(db => db.Themes.Select(theme => theme.Typed).SingleAsync());
}
