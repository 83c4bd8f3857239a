using System.Globalization;
using System.Text.Json;
using Blog.Tests;

namespace Blog.BrowserTests;

/// <summary>Whatever colour the owner picks, everything can be read: measured on what Chromium has computed.</summary>
public sealed class AccentTests(Chromium chromium)
{
    /// <summary>The six on offer, the extremes of the cube, neon, grey, and what brands like.</summary>
    private static readonly string[] Colours =
    [
        "#2f6b58", "#2b6a8f", "#7a4a78", "#a3543a", "#9a6b12", "#55606b", "#000000", "#ffffff", "#808080", "#ff0000",
        "#00ff00", "#0000ff", "#ffff00", "#00ffff", "#ff00ff", "#ff6600", "#39ff14", "#1da1f2", "#fff5e1", "#0b0033",
    ];

    /// <summary>Ink, what it stands on, and the least contrast between them.</summary>
    private static readonly (string Ink, string Paper, double Least)[] Pairs =
    [
        ("accent", "paper", 4.5), ("accent", "raised", 4.5), ("accent", "sunken", 4.5), ("accent", "accent-wash", 4.5), ("accent-strong", "paper", 4.5),
        ("on-accent", "accent", 4.5), ("on-accent", "accent-strong", 4.5), ("ink", "accent-wash", 4.5), ("ink-soft", "sunken", 4.5),
    ];

    private const string Measure =
        """
        ([colours, pairs]) => {
          const root = document.documentElement;
          const probe = document.body.appendChild(document.createElement("i"));
          const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
          const light = name => {
            probe.style.color = `var(--${name})`;
            brush.fillStyle = getComputedStyle(probe).color;
            brush.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...brush.getImageData(0, 0, 1, 1).data].map(part => part / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
            return .2126 * r + .7152 * g + .0722 * b;
          };
          return colours.map(colour => {
            root.style.setProperty("--accent-base", colour);
            return pairs.map(([ink, paper]) => {
              const [low, high] = [light(ink), light(paper)].sort((one, other) => one - other);
              return (high + .05) / (low + .05);
            });
          });
        }
        """;

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Twenty_colours_can_be_read(bool isDark)
    {
        await using var site = await Site.ListenAsync();
        await using var visit = await chromium.VisitAsync(site, isDark: isDark);
        var page = await visit.OpenAsync("/");

        var measured = await page.EvaluateAsync<JsonElement>(Measure, new object[] { Colours, Pairs.Select(pair => new[] { pair.Ink, pair.Paper }).ToArray() });

        foreach (var (colour, row) in Colours.Zip(measured.EnumerateArray()))
        {
            var contrasts = row.EnumerateArray().Select(one => one.GetDouble()).ToList();
            TestContext.Current.TestOutputHelper?.WriteLine(string.Join(' ', contrasts.Select(one => one.ToString("00.00", CultureInfo.InvariantCulture)).Prepend(colour)));
            Assert.All(Pairs.Zip(contrasts), pair => Assert.True(pair.Second >= pair.First.Least, $"{colour}: {pair.First.Ink} on {pair.First.Paper} has {pair.Second:0.00}."));
        }
    }

    [BrowserFact]
    public async Task The_chosen_colour_reaches_the_page()
    {
        await using var site = await Site.ListenAsync();
        await site.DecideAsync(settings => settings.Accent = "#7a4a78");
        await using var visit = await chromium.VisitAsync(site);

        var page = await visit.OpenAsync("/");

        Assert.Equal("#7a4a78", await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).getPropertyValue('--accent-base')"));
    }
}
