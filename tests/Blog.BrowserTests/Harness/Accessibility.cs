using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Blog.BrowserTests;

/// <summary>What axe finds in the way of people on a page. It runs in the page itself: these pages have no frames, for which its usual runner opens a second one.</summary>
internal static class Accessibility
{
    private const string Run =
        """
        async () => {
          // All of WCAG 2.2 AA: the size of what is pressed is not looked at unless one asks for it.
          const { violations } = await axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
          return violations.map(one => `${one.id} ${one.nodes[0].html}`);
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Each barrier by its rule and the first element that has it; none: nobody is shut out.</summary>
    public static async Task<string> BarriersAsync(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync($"() => {{ {Axe} }}");
        }

        return string.Join("; ", (await page.EvaluateAsync<JsonElement>(Run)).EnumerateArray().Select(one => one.GetString()));
    }

    /// <summary>As <see cref="BarriersAsync"/> in light and in dark, from one load of the page; the scheme is left dark.</summary>
    public static async Task<string> BarriersInBothSchemesAsync(this IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var light = await page.BarriersAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await page.BarriersAsync();
        return string.Join("; ", new[] { light, dark }.Where(one => one.Length > 0));
    }
}
