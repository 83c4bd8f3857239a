using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Admin;

public sealed class SettingsTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        await site.Has(A.Post);

        var saved = await (await ines.OpenAsync("/admin/settings"))
            .Fill("Name", "Das lange Brett").Fill("Tagline", "Notizen vom Essen").Fill("Language", "Deutsch").Fill("Time zone", "Europe/Berlin")
            .Check("Plum").Check("Pause all comments").PressAsync("Save settings");
        var page = await site.Visitor.OpenAsync("/posts/bread-for-twelve");

        Assert.True(saved.Has("Saved. Readers see it from now on."));
        Assert.Equal("Das lange Brett", saved.Value("Name"));
        Assert.Equal("on", saved.Value("Plum"));
        Assert.Equal("on", saved.Value("Pause all comments"));
        Assert.Equal("Bread for twelve – Das lange Brett", page.Title);
        Assert.Equal(("de", "ltr"), (page.Document.DocumentElement.GetAttribute("lang"), page.Document.DocumentElement.GetAttribute("dir")));
        Assert.True(page.Has("2. März 2026 um 09:00 Uhr"));
        Assert.Equal("2026-03-02T09:00:00+01:00", page.Document.QuerySelector("time")?.GetAttribute("datetime"));
        Assert.Equal("Notizen vom Essen", (await site.Visitor.OpenAsync("/")).Document.QuerySelector("meta[name=description]")?.GetAttribute("content"));
    }

    [Theory, OnEachDatabase]
    public async Task A_language_from_right_to_left_turns_the_page(Database database)
    {
        await using var site = await StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync("/admin/settings")).Fill("Language", "עברית").PressAsync("Save settings");
        var page = await site.Visitor.OpenAsync("/");

        Assert.Equal(("he", "rtl"), (page.Document.DocumentElement.GetAttribute("lang"), page.Document.DocumentElement.GetAttribute("dir")));
    }

    [Theory, OnEachDatabase]
    public async Task The_colour_comes_in_a_stylesheet_of_its_own(Database database)
    {
        await using var site = await StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        Assert.Null((await site.Visitor.OpenAsync("/")).Document.QuerySelector("link[href^='/accent']"));

        await (await ines.OpenAsync("/admin/settings")).Check("My own").Fill("Or your own", " #A1B2C3 ").PressAsync("Save settings");
        var link = (await site.Visitor.OpenAsync("/")).Document.QuerySelector("link[href^='/accent']")?.GetAttribute("href");
        using var response = await site.Visitor.GetAsync(link!);

        Assert.Equal("/accent-a1b2c3.css", link);
        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(":root{--accent-base:#a1b2c3}", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/accent-red.css")]
    [InlineData("/accent-a1b2c3d.css")]
    [InlineData("/accent-a1b2c%7D.css")]
    public async Task There_is_no_stylesheet_of_what_is_no_colour(string path)
    {
        await using var site = await Site.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(path)).StatusCode);
    }

    [Theory]
    [OnEachDatabase("Name", " \u0007 ", "Give the blog a name")]
    [OnEachDatabase("Name", "\u200b\u200b", "Give the blog a name")]
    [OnEachDatabase("Name", 101, "The name is too long: 100 characters are the most")]
    [OnEachDatabase("Tagline", 201, "The tagline is too long: 200 characters are the most")]
    [OnEachDatabase("Footer text", 2001, "The footer text is too long: 2000 characters are the most")]
    [OnEachDatabase("Footer text", ">>>>>>>>>>>>>>>>>>>>", "This text nests lists or quotes too deeply to be shown. Fewer levels will work.")]
    [OnEachDatabase("Or your own", "red", "A colour is # and six digits or letters from a to f, such as #2f6b58")]
    [OnEachDatabase("Or your own", "#12345", "A colour is # and six digits or letters from a to f, such as #2f6b58")]
    [OnEachDatabase("Or your own", "#12345g", "A colour is # and six digits or letters from a to f, such as #2f6b58")]
    [OnEachDatabase("Or your own", "#123456}", "A colour is # and six digits or letters from a to f, such as #2f6b58")]
    [OnEachDatabase("Close comments after days", "never", "Give a number of days up to 3650, or nothing")]
    public async Task What_cannot_be_is_refused(Database database, string field, object value, string message)
    {
        await using var site = await StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        var typed = value is int length ? new string('a', length) : (string)value;

        var page = await (await ines.OpenAsync("/admin/settings")).Fill("Tagline", "Changed").Check("My own").Fill(field, typed).PressAsync("Save settings");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Error: Settings — The Long Table", page.Title);
        Assert.Equal($"Error: {message}", page.Error(field));
        Assert.Equal(typed, page.Value(field));
        Assert.Equal("Notes on eating together", await TaglineAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task The_footer_text_stands_below_every_page_from_the_next_request_on(Database database)
    {
        await using var site = await StartAsync(database);
        var post = await site.Has(A.Post);
        string[] pages = ["/", $"/posts/{post.Slug}", "/archive", "/search", "/privacy", "/nothing-is-here"];
        foreach (var path in pages)
        {
            Assert.Null((await site.Visitor.OpenAsync(path)).Document.QuerySelector(".footer-text"));
        }

        using var ines = await site.SignInAsync(People.Ines);
        var saved = await (await ines.OpenAsync("/admin/settings"))
            .Fill("Footer text", " \"All\" are *welcome*. [Write to me](mailto:ines@example.org) <script>\n\n").PressAsync("Save settings");

        Assert.Equal("\"All\" are *welcome*. [Write to me](mailto:ines@example.org) <script>", saved.Value("Footer text"));
        foreach (var path in pages)
        {
            var text = (await site.Visitor.OpenAsync(path)).Document.QuerySelector(".site-footer .footer-text");
            Assert.Equal((path, "<p>“All” are <em>welcome</em>. <a href=\"mailto:ines@example.org\">Write to me</a> &lt;script&gt;</p>"), (path, text?.InnerHtml));
        }

        await saved.Fill("Footer text", "").PressAsync("Save settings");
        foreach (var path in pages)
        {
            Assert.Null((await site.Visitor.OpenAsync(path)).Document.QuerySelector(".footer-text"));
        }
    }

    [Theory, OnEachDatabase]
    public async Task The_footer_text_is_set_in_the_language_that_is_chosen_with_it(Database database)
    {
        await using var site = await StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync("/admin/settings")).Fill("Footer text", "\"Salz\"").Fill("Language", "Deutsch").PressAsync("Save settings");

        Assert.Equal("„Salz“", (await site.Visitor.OpenAsync("/")).Document.QuerySelector(".footer-text")?.TextContent);
    }

    [Theory, OnEachDatabase]
    public async Task A_preview_shows_what_is_not_saved_to_nobody_else(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.Post);
        using var ines = await site.SignInAsync(People.Ines);

        var preview = await (await ines.OpenAsync("/admin/settings"))
            .Fill("Name", "Das lange Brett").Fill("Footer text", "Salz & \"Brot\"").Fill("Language", "Deutsch").Check("My own").Fill("Or your own", "#a1b2c3").PressAsync("Preview");

        Assert.Equal((HttpStatusCode.OK, "Bread for twelve"), (preview.Status, preview.Heading));
        Assert.Equal("Salz & „Brot“", preview.Document.QuerySelector(".footer-text")?.TextContent);
        Assert.NotNull(preview.Document.QuerySelector("link[href='/accent-a1b2c3.css']"));
        Assert.Equal("de", preview.Document.DocumentElement.GetAttribute("lang"));
        Assert.True(preview.HasLink("Archiv"), preview.Text);
        Assert.Contains("no-store", preview.Response.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("style-src 'self';", preview.Response.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Null((await site.Visitor.OpenAsync("/posts/bread-for-twelve")).Document.QuerySelector(".footer-text, link[href^='/accent']"));
        Assert.Null((await ines.OpenAsync("/posts/bread-for-twelve")).Document.QuerySelector(".footer-text, [aria-label=Preview]"));
        Assert.Equal("The Long Table", await site.Db(db => db.Settings.Select(settings => settings.Name).SingleAsync()));

        var back = await preview.PressAsync("Back to the settings");
        Assert.Equal((HttpStatusCode.OK, "/admin/settings"), (back.Status, back.Address.AbsolutePath));
        Assert.Equal(
            ("Das lange Brett", "Salz & \"Brot\"", "Deutsch", "on", "#a1b2c3"),
            (back.Value("Name"), back.Value("Footer text"), back.Value("Language"), back.Value("My own"), back.Value("Or your own")));
        await back.PressAsync("Save settings");
        Assert.Equal("Das lange Brett", await site.Db(db => db.Settings.Select(settings => settings.Name).SingleAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task A_preview_of_what_cannot_be_is_refused_with_everything_typed_still_there(Database database)
    {
        await using var site = await StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);

        var page = await (await ines.OpenAsync("/admin/settings")).Fill("Name", "").Check("My own").Fill("Or your own", "red").PressAsync("Preview");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("red", ""), (page.Value("Or your own"), page.Value("Name")));
    }

    [Theory]
    [OnEachDatabase("lang", "xx")]
    [OnEachDatabase("lang", "")]
    [OnEachDatabase("zone", "Mars/Olympus")]
    [OnEachDatabase("zone", "")]
    [OnEachDatabase("zone", "EST")]
    [OnEachDatabase("zone", "Cuba")]
    [OnEachDatabase("accent", "")]
    [OnEachDatabase("accent", "#123456\n")]
    [OnEachDatabase("accent", "red;}body{display:none")]
    public async Task What_is_on_no_list_is_refused(Database database, string field, string forged)
    {
        await using var site = await StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        var token = (await ines.OpenAsync("/admin/settings")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var fields = new Dictionary<string, string> { ["name"] = "Changed", ["tagline"] = "Changed", ["lang"] = "en", ["zone"] = "UTC", ["accent"] = "#7a4a78", [field] = forged };

        using var response = await ines.PostAsync("/admin/settings", [("__RequestVerificationToken", token), .. fields.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("Notes on eating together", await TaglineAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task A_time_zone_that_is_set_stays_though_it_is_on_no_list(Database database)
    {
        await using var site = await StartAsync(database);
        await site.DecideAsync(settings => settings.TimeZone = "Cuba");
        using var ines = await site.SignInAsync(People.Ines);

        var saved = await (await ines.OpenAsync("/admin/settings")).Fill("Tagline", "Notes on eating alone").PressAsync("Save settings");

        Assert.Equal("Cuba", saved.Value("Time zone"));
        var settings = await site.Db(db => db.Settings.SingleAsync());
        Assert.Equal(("Cuba", "Notes on eating alone"), (settings.TimeZone, settings.Tagline));
    }

    private static async Task<Site> StartAsync(Database database)
    {
        var site = await Site.StartAsync(database);
        // One of those on offer.
        await site.DecideAsync(settings => settings.Language = "en");
        return site;
    }

    private static Task<string> TaglineAsync(Site site) => site.Db(db => db.Settings.Select(settings => settings.Tagline).SingleAsync());
}
