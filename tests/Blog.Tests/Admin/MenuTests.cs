using System.Net;
using Blog.Pages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Admin;

/// <summary>The order and the places of standing pages and own links in the frame of every page.</summary>
public sealed class MenuTests
{
    /// <summary>What the product brings itself.</summary>
    private static readonly string[] Brought = ["Archive", "Topics", "Search", "Subscribe", "RSS", "Privacy", "Sign in"];

    [Theory, OnEachDatabase]
    public async Task Pages_are_moved_between_places_and_within_them(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Page.Titled("About"));
        await site.Has(A.Page.Titled("Thanks"));
        await site.Has(A.Page.Titled("Imprint"));
        using var edda = await site.SignInAsync(People.Edda);
        Assert.Equal("About, Thanks | Imprint", await MenuAsync(site));

        var menu = await (await edda.OpenAsync("/admin/menu")).PressAsync("Up: “Thanks”");
        Assert.Equal("Thanks, About | Imprint", await MenuAsync(site));
        menu = await menu.PressAsync("To the foot: “Thanks”");
        Assert.Equal("About | Imprint, Thanks", await MenuAsync(site));
        menu = await menu.PressAsync("Up: “Thanks”");
        Assert.Equal("About | Thanks, Imprint", await MenuAsync(site));
        menu = await menu.PressAsync("Leave out: “About”");
        Assert.Equal(" | Thanks, Imprint", await MenuAsync(site));
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/about")).StatusCode);

        await site.Has(A.Page.Titled("New"));
        await menu.PressAsync("To the head: “About”");
        Assert.Equal("New, About | Thanks, Imprint", await MenuAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task A_link_of_ones_own_is_added_and_removed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Page.Titled("About"));
        using var edda = await site.SignInAsync(People.Edda);

        var menu = await (await edda.OpenAsync("/admin/menu")).Fill("Name", "Bread").Fill("Address", "/tags/bread").PressAsync("Add link");
        menu = await menu.Fill("Name", "Friends").Fill("Address", "https://example.org/table?a=1&b=2").Check("At the foot").PressAsync("Add link");

        Assert.True(menu.Has("“Friends” is in the menu."));
        Assert.Equal("About, Bread | Friends", await MenuAsync(site));
        Assert.Equal("https://example.org/table?a=1&b=2", (await site.Visitor.OpenAsync("/")).Document.QuerySelectorAll(".site-footer a").Single(link => link.TextContent == "Friends").GetAttribute("href"));
        menu = await (await menu.PressAsync("Up: “Bread”")).PressAsync("Remove: “Friends”");
        Assert.Equal("Bread, About | ", await MenuAsync(site));
        Assert.False(menu.HasButton("Remove: “About”"));
    }

    [Theory]
    [OnEachDatabase("https://example.org")]
    [OnEachDatabase("HTTP://example.org/shop?a=1#b")]
    [OnEachDatabase("/archive?from=head#top")]
    public async Task A_link_in_the_head_may_lead_anywhere(Database database, string address)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);

        await (await edda.OpenAsync("/admin/menu")).Fill("Name", "Shop").Fill("Address", address).Check("In the head").PressAsync("Add link");

        foreach (var page in (string[])["/", "/archive", "/search?q=bread"])
        {
            var shop = (await site.Visitor.OpenAsync(page)).Document.QuerySelectorAll(".site-nav a").Single(link => link.TextContent == "Shop");
            Assert.Equal((address, null), (shop.GetAttribute("href"), shop.GetAttribute("aria-current")));
        }
    }

    [Theory]
    [OnEachDatabase("", "/archive", "Name", "Give it a name")]
    [OnEachDatabase("Evil", "javascript:alert(1)", "Address", "Write a path of this blog")]
    [OnEachDatabase("Evil", "//evil.example", "Address", "Write a path of this blog")]
    [OnEachDatabase("Evil", "/\\evil.example", "Address", "Write a path of this blog")]
    [OnEachDatabase("Bread", "tags/bread", "Address", "Write a path of this blog")]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays(Database database, string name, string address, string field, string sentence)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);

        var menu = await (await edda.OpenAsync("/admin/menu")).Fill("Name", name).Fill("Address", address).PressAsync("Add link");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, menu.Status);
        Assert.Contains(sentence, menu.Error(field), StringComparison.Ordinal);
        Assert.Equal((name, address), (menu.Value("Name"), menu.Value("Address")));
        Assert.Equal(" | ", await MenuAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task A_link_sent_several_times_is_there_once(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Page.Titled("About"));
        using var edda = await site.SignInAsync(People.Edda);
        var menu = (await edda.OpenAsync("/admin/menu")).Fill("Name", "Bread").Fill("Address", "/tags/bread");

        var answers = await Task.WhenAll(Enumerable.Range(1, 5).Select(_ => menu.SendAsync("Add link")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal([MenuPlace.Head], await PlacesAsync());
        await (await edda.OpenAsync("/admin/menu")).Fill("Name", "Bread").Fill("Address", "/tags/bread").Check("At the foot").PressAsync("Add link");
        Assert.Equal([MenuPlace.Head, MenuPlace.Foot], await PlacesAsync());

        Task<List<MenuPlace>> PlacesAsync() => site.Db(db => db.MenuEntries.Where(entry => entry.Title == "Bread").OrderBy(entry => entry.Position).Select(entry => entry.Place).ToListAsync());
    }

    private static async Task<string> MenuAsync(Site site)
    {
        var page = await site.Visitor.OpenAsync("/");
        string Links(string selector) => string.Join(", ", page.Document.QuerySelectorAll(selector).Select(link => link.TextContent.Trim()).Except(Brought));
        return $"{Links(".site-nav a")} | {Links(".site-footer a")}";
    }
}
