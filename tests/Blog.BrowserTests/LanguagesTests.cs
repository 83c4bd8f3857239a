using Blog.Tests;

namespace Blog.BrowserTests;

/// <summary>There is room for every language, and for lines from right to left.</summary>
public sealed class LanguagesTests(Chromium chromium)
{
    private static readonly string[] Pages =
        ["/", "/page/2", "/archive", "/archive/2026", "/tags", "/tags/bread", "/subscribe", "/search?q=loaf", "/search?q=lampshade", "/posts/loaf-1", "/posts/loaf-1/comments", "/about", "/nothing-here"];

    [BrowserTheory]
    [InlineData(PseudoLanguage.Longer, 320)]
    [InlineData(PseudoLanguage.Longer, 1280)]
    [InlineData(PseudoLanguage.RightToLeft, 320)]
    [InlineData(PseudoLanguage.RightToLeft, 1280)]
    [InlineData("de", 320)]
    [InlineData("ar", 320)]
    [InlineData("he", 1280)]
    public async Task No_text_is_cut(string language, int width)
    {
        await using var site = await StartAsync();
        await site.SpeakAsync(language);
        await using var visit = await chromium.VisitAsync(site, width);
        visit.Expecting(404);

        foreach (var path in Pages)
        {
            var page = await visit.OpenAsync(path);
            Assert.Equal((path, ""), (path, await page.CutTextAsync()));
        }
    }

    [BrowserTheory]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task A_site_from_right_to_left_is_laid_out_from_right_to_left(string language)
    {
        await using var site = await StartAsync();
        await site.SpeakAsync(language);
        await site.Has(A.Post.At("salaam").Titled("خبز لاثني عشر").Saying("ابدأ في المساء السابق، بالدقيق والماء وقليل من الصبر."));
        await using var visit = await chromium.VisitAsync(site);

        var page = await visit.OpenAsync("/");
        Assert.Equal("rtl", await page.EvaluateAsync<string>("document.documentElement.dir"));
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.brand').getBoundingClientRect().left > document.querySelector('.site-nav').getBoundingClientRect().right"));
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.aside').getBoundingClientRect().right < document.querySelector('.post-list').getBoundingClientRect().left"));
        await page.GotoAsync("/posts/salaam");
        Assert.Equal("rtl", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.post-body')).direction"));
        // A text in another script keeps its own direction.
        await page.GotoAsync("/posts/loaf-1");
        Assert.Equal("ltr", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.post-body')).direction"));
    }

    private static async Task<Site> StartAsync()
    {
        var site = await Site.ListenAsync();
        await site.Has(A.Page.Titled("About").Saying(Furniture.Everything));
        for (var number = 1; number <= 12; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Tagged("bread", "evenings").Published(ago: TimeSpan.FromDays(number)).SayingInMarkdown(Furniture.Everything));
        }

        return site;
    }
}
