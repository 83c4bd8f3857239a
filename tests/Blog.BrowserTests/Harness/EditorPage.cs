using Blog.Tests;
using Microsoft.Playwright;

namespace Blog.BrowserTests;

/// <summary>The page on which an author writes.</summary>
internal static class EditorPage
{
    /// <summary>Ines, signed in, where she writes.</summary>
    public static async Task<BrowserVisit> EditAsync(this Chromium chromium, Site site, string path = "/admin/posts/new", int width = 1280, bool isDark = false, bool hasScripts = true)
    {
        var visit = await chromium.VisitAsync(site, width, isDark, hasScripts);
        await visit.SignInAsync(People.Ines);
        await visit.OpenAsync(path);
        return visit;
    }

    public static (ILocator Title, ILocator Body) Fields(this IPage page) => (page.GetByLabel("Title", new() { Exact = true }), page.Locator("#post [name=body]"));

    /// <summary>What says above the text whether it is saved.</summary>
    public static ILocator SavedLine(this IPage page) => page.Locator("[data-saved]");
}
