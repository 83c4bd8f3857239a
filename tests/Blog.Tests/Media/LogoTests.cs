using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Media;

/// <summary>The picture beside the name of the blog.</summary>
public sealed class LogoTests
{
    [Theory, OnEachDatabase]
    public async Task It_stands_beside_the_name_on_every_page_until_it_is_deleted(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var file = await site.Has(A.Picture);
        using var ines = await site.SignInAsync(People.Ines);
        Assert.Null(await LogoAsync(site, "/"));

        var saved = await (await ines.OpenAsync("/admin/settings")).Fill("Logo", "tea").PressAsync("Save settings");

        Assert.Equal("tea", saved.Value("Logo"));
        Assert.Equal(file.Address.AtLeast(1).Path, await LogoAsync(site, "/"));
        Assert.Equal(file.Address.AtLeast(1).Path, await LogoAsync(site, "/archive"));
        Assert.True((await ines.OpenAsync($"/admin/media/{file.Id}")).HasLink("Beside the name of the blog"));

        await (await ines.OpenAsync($"/admin/media/{file.Id}/delete")).PressAsync("Delete this picture");

        Assert.Null(await LogoAsync(site, "/"));
        Assert.Equal("The mark of this program", (await ines.OpenAsync("/admin/settings")).Value("Logo"));
    }

    [Fact]
    public async Task Before_it_is_saved_its_preview_is_seen_by_the_owner_alone()
    {
        await using var site = await Site.StartAsync();
        var file = await site.Has(A.Picture);
        using var ines = await site.SignInAsync(People.Ines);

        var preview = await (await ines.OpenAsync("/admin/settings")).Fill("Logo", "tea").PressAsync("Preview");

        Assert.Equal(file.Address.AtLeast(1).Path, preview.Document.QuerySelector(".brand img")?.GetAttribute("src"));
        Assert.Null(await LogoAsync(site, "/"));
    }

    [Theory, OnEachDatabase]
    public async Task One_that_is_gone_meanwhile_is_said_beside_its_field(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Picture);
        using var ines = await site.SignInAsync(People.Ines);
        var settings = (await ines.OpenAsync("/admin/settings")).Fill("Tagline", "Typed.").Fill("Logo", "tea");
        await site.Db(db => db.Media.ExecuteDeleteAsync());

        var refused = await settings.PressAsync("Save settings");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Error: That picture has been deleted. Choose another one, or none", refused.Error("Logo"));
        Assert.Equal("Typed.", refused.Value("Tagline"));
    }

    [Theory, OnEachDatabase]
    public async Task It_can_be_deleted_while_settings_are_saved(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var file = await site.Has(A.Picture);
        using var ines = await site.SignInAsync(People.Ines);
        await (await ines.OpenAsync("/admin/settings")).Fill("Logo", "tea").PressAsync("Save settings");
        WebPage[] forms =
        [
            (await ines.OpenAsync("/admin/settings")).Fill("Tagline", "Notes on bread"),
            (await ines.OpenAsync("/admin/settings")).Fill("Footer text", "Salt."),
            (await ines.OpenAsync("/admin/settings")).Check("Pause all comments"),
        ];
        var delete = await ines.OpenAsync($"/admin/media/{file.Id}/delete");

        var answers = await Task.WhenAll([delete.SendAsync("Delete this picture"), .. forms.Select(form => form.SendAsync("Save settings"))]);

        Assert.InRange((int)answers[0].StatusCode, 302, 303);
        Assert.Empty(await site.Db(db => db.Media.ToListAsync()));
        Assert.Equal("", await site.Db(db => db.Settings.Select(settings => settings.Logo).SingleAsync()));
    }

    private static async Task<string?> LogoAsync(Site site, string path) => (await site.Visitor.OpenAsync(path)).Document.QuerySelector(".brand img")?.GetAttribute("src");
}
