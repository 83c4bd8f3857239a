using Blog.Posts.Upkeep;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Posts;

/// <summary>Texts from before the site had another language, and what the product adds to them.</summary>
public sealed class RerenderingTests
{
    private const string Tip = "> [!TIP]\n> With salt[^1].\n\n[^1]: A little.";

    [Theory, OnEachDatabase]
    public async Task What_earlier_texts_bring_along_follows_the_site_into_another_language(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.Titled("Soup").SayingInMarkdown(Tip));
        await site.Has(A.Page.Titled("About").Saying(Tip));
        Assert.All(await SeenAsync(site, "/posts/soup", "/about"), page => Assert.True(page.Has("Tip With salt")));

        await SpeakAsync(site, "Deutsch");
        await CatchUpAsync(site);

        Assert.All(await SeenAsync(site, "/posts/soup", "/about"), page =>
        {
            Assert.True(page.Has("Tipp With salt"));
            Assert.Equal("Zurück zum Text", page.Document.QuerySelector(".footnote-back-ref")?.GetAttribute("aria-label"));
        });
        Assert.Equal(post.Version, (await site.OnlyPostAsync()).Version);
    }

    [Fact]
    public async Task A_text_in_a_language_of_its_own_stays_as_it_is()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Post.Titled("Soup").In("en").SayingInMarkdown(Tip));

        await SpeakAsync(site, "Deutsch");
        await CatchUpAsync(site);

        Assert.True((await site.Visitor.OpenAsync("/posts/soup")).Has("Tip With salt"));
    }

    [Fact]
    public async Task Other_settings_render_nothing_anew()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "de");
        await site.Has(A.Post.Titled("Soup").Saying("*Never rendered*"));
        using var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync("/admin/settings")).Fill("Tagline", "Notes on eating together").PressAsync("Save settings");
        await CatchUpAsync(site);

        Assert.True((await site.Visitor.OpenAsync("/posts/soup")).Has("*Never rendered*"));
    }

    [Theory, OnEachDatabase]
    public async Task What_was_being_rendered_while_the_language_changed_is_rendered_once_more(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Soup").SayingInMarkdown(Tip));
        await using var late = site.Services.CreateAsyncScope();
        await late.ServiceProvider.GetRequiredService<CurrentSite>().LoadAsync(TestContext.Current.CancellationToken);

        await SpeakAsync(site, "Deutsch");
        await CatchUpAsync(site);
        await site.Db(db => db.Posts.ExecuteUpdateAsync(change => change.SetProperty(post => post.RenderedBy, 0)));
        await late.ServiceProvider.GetRequiredService<Rerendering>().RenderSomeAsync(TestContext.Current.CancellationToken);
        await CatchUpAsync(site);

        Assert.True((await site.Visitor.OpenAsync("/posts/soup")).Has("Tipp With salt"));
    }

    private static async Task SpeakAsync(Site site, string language)
    {
        using var ines = await site.SignInAsync(People.Ines);
        await (await ines.OpenAsync("/admin/settings")).Fill("Language", language).PressAsync("Save settings");
    }

    // It begins by itself; this waits for the end.
    private static Task CatchUpAsync(Site site) => site.Services.GetRequiredService<PostUpkeep>().CatchUpAsync(TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<WebPage>> SeenAsync(Site site, params string[] addresses)
    {
        var pages = new List<WebPage>();
        foreach (var address in addresses)
        {
            pages.Add(await site.Visitor.OpenAsync(address));
        }

        return pages;
    }
}
