using Blog.Tests;
using Deque.AxeCore.Playwright;

namespace Blog.BrowserTests;

/// <summary>Every page that a reader may meet: valid, accessible in both schemes and widths, without a complaint, with scripts and without.</summary>
public sealed class PublicPagesTests(Chromium chromium)
{
    /// <summary>A path on the site that <see cref="StartAsync"/> fills, and the status of its answer.</summary>
    private static readonly (string Path, int Status)[] Pages =
    [
        ("/", 200),
        ("/posts/bread-for-twelve", 200),
        ("/posts/bread-for-twelve/comments", 200),
        ("/posts/a-closed-kitchen", 200),
        ("/tags/bread", 200),
        ("/account/sign-in", 200),
        ("/account/forgotten", 200),
        ("/nothing-here", 404),
    ];

    [BrowserTheory]
    [InlineData(390, false)]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    public async Task Nobody_is_shut_out(int width, bool isDark)
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site, width, isDark);
        visit.Expecting(404);

        foreach (var (path, status) in Pages)
        {
            var response = await visit.Page.GotoAsync(path);
            Assert.Equal(status, response?.Status);
            var result = await visit.Page.RunAxe();
            Assert.True(result.Violations.Length == 0, $"{path}: {string.Join("; ", result.Violations.Select(one => $"{one.Id} {one.Nodes[0].Html}"))}");
            Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than the window.");
        }
    }

    [BrowserFact]
    public async Task Without_scripts_nothing_is_missing()
    {
        await using var site = await StartAsync();
        await using var visit = await chromium.VisitAsync(site, hasScripts: false);
        visit.Expecting(404);

        foreach (var (path, status) in Pages)
        {
            var response = await visit.Page.GotoAsync(path);
            Assert.Equal(status, response?.Status);
            Assert.NotEqual("", await visit.Page.Locator("h1").First.TextContentAsync());
        }

        Assert.Empty(await visit.Window.CookiesAsync());
    }

    [Fact]
    public async Task Every_page_is_valid()
    {
        Assert.SkipWhen(NuChecker.Reason is not null, NuChecker.Reason ?? "");
        await using var site = await StartAsync();
        var folder = Directory.CreateTempSubdirectory("blog-pages-").FullName;
        foreach (var (path, _) in Pages)
        {
            var html = await (await site.Visitor.GetAsync(path)).Content.ReadAsStringAsync();
            await File.WriteAllTextAsync(Path.Combine(folder, $"page{path.Replace('/', '-')}.html"), html);
        }

        Assert.Equal("", await NuChecker.CheckAsync(folder));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Site> StartAsync()
    {
        var site = await Site.ListenAsync();
        await site.Has(A.Post.Tagged("bread", "evenings"));
        await site.Has(A.Post.Titled("A closed kitchen").ClosedForComments().Saying("Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel and a word after it."));
        return site;
    }
}
