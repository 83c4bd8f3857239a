using System.Net;

namespace Blog.Tests.Metadata;

/// <summary>The documents at addresses that everybody has agreed on.</summary>
public sealed class WellKnownTests
{
    [Fact]
    public async Task Crawlers_are_led_to_the_sitemap_and_away_from_what_is_nobody_elses()
    {
        await using var site = await StartAsync();

        using var response = await site.Visitor.GetAsync("/robots.txt");
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n');

        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("Sitemap: https://table.example.org/sitemap.xml", lines);
        Assert.Contains("User-agent: *", lines);
        foreach (var closed in new[] { "/admin/", "/account/", "/comments/", "/setup$" })
        {
            Assert.Contains($"Disallow: {closed}", lines);
        }
    }

    [Theory]
    [InlineData("ines@example.org", "mailto:ines@example.org")]
    [InlineData("mailto:ines@example.org", "mailto:ines@example.org")]
    [InlineData("https://example.org/security", "https://example.org/security")]
    public async Task Whoever_found_a_weakness_is_told_whom_to_tell(string setting, string contact)
    {
        await using var site = await StartAsync(setting);

        var lines = (await site.Visitor.ReadAsync("/.well-known/security.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            [$"Contact: {contact}", "Expires: 2026-08-29T00:00:00Z", "Preferred-Languages: en", "Canonical: https://table.example.org/.well-known/security.txt"],
            lines);
    }

    [Fact]
    public async Task Where_the_host_names_nobody_there_is_no_such_file()
    {
        await using var site = await StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/.well-known/security.txt")).StatusCode);
    }

    [Fact]
    public async Task A_contact_that_nobody_could_write_to_is_refused_in_one_sentence()
    {
        var folder = Scratch.Folder("contact");
        await using var program = BlogProcess.Start(folder, "--Blog:SecurityContact=Ines");

        var (exitCode, lines) = await program.EndedAsync();

        Assert.Equal((1, "Blog:SecurityContact is \"Ines\"; use an e-mail address or a page with https."), (exitCode, Assert.Single(lines)));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_password_manager_finds_the_page_for_another_password()
    {
        await using var site = await StartAsync();
        using var ines = await site.SignInAsync(People.Ines);

        var response = await ines.GetAsync("/.well-known/change-password");

        Assert.Equal((HttpStatusCode.Found, "/account/password"), (response.StatusCode, response.Header("Location")));
        Assert.Equal(HttpStatusCode.OK, (await ines.GetAsync("/account/password")).StatusCode);
    }

    private static Task<Site> StartAsync(string? contact = null) => Site.StartAsync(Database.Sqlite, web =>
    {
        web.UseSetting("Blog:BaseAddress", "https://table.example.org");
        web.UseSetting("Blog:SecurityContact", contact);
    });
}
