using Microsoft.AspNetCore.Html;

namespace Blog.Shared;

/// <summary>The small line drawings of the design, as parts of a page: no request, and the colour of the text around them.</summary>
public static class Icons
{
    private static readonly Dictionary<string, string> Drawings = new(StringComparer.Ordinal)
    {
        ["alert"] = """<path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4.5M12 17v.01"/>""",
        ["back"] = """<path d="M19 12H5M11 6l-6 6 6 6"/>""",
        ["check"] = """<path d="m5 12.5 4.5 4.5L19 7.5"/>""",
        ["code"] = """<path d="m8 7-5 5 5 5M16 7l5 5-5 5"/>""",
        ["comment"] = """<path d="M4 5h16v11H10l-5 4v-4H4z"/>""",
        ["feed"] = """<path d="M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14"/><circle cx="6" cy="18" r="1"/>""",
        ["forward"] = """<path d="M5 12h14M13 6l6 6-6 6"/>""",
        ["history"] = """<path d="M4 5v5h5M4.500 10a8 8 0 1 1 0 5"/><path d="M12 8v4l3 2"/>""",
        ["home"] = """<path d="M4 11 12 4l8 7v9h-5v-6H9v6H4z"/>""",
        ["image"] = """<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m4 17 5-5 4 4 3-3 4 4"/><circle cx="15.5" cy="9.5" r="1.2"/>""",
        ["important"] = """<path d="M5 5h14v11h-6l-4 4v-4H5z"/><path d="M12 8v3M12 13v.01"/>""",
        ["indent"] = """<path d="M4 6h16M11 12h9M4 18h16M4 9.500 7 12l-3 2.500"/>""",
        ["key"] = """<circle cx="8" cy="15" r="4"/><path d="m11 12 8-8M16 7l3 3"/>""",
        ["leaf"] = """<path d="M5 19C4 10 10 5 20 4c0 10-5 16-13 14M5 20c2-5 5-8 9-10"/>""",
        ["link"] = """<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/>""",
        ["list"] = """<path d="M9 6h11M9 12h11M9 18h11M4.500 6v.01M4.500 12v.01M4.500 18v.01"/>""",
        ["menu"] = """<path d="M4 7h16M4 12h16M4 17h16"/>""",
        ["note"] = """<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 8v.01"/>""",
        ["numbers"] = """<path d="M10 6h10M10 12h10M10 18h10M4 5l1.500-1v5M4 14h3l-3 4h3"/>""",
        ["outdent"] = """<path d="M4 6h16M11 12h9M4 18h16M7 9.500 4 12l3 2.500"/>""",
        ["outside"] = """<path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6"/>""",
        ["page"] = """<path d="M6 3h9l4 4v14H6zM9 12h7M9 16h5"/>""",
        ["pages"] = """<path d="M8 3h8l4 4v11H8zM4 7v14h11"/>""",
        ["pen"] = """<path d="m4 20 1-4L16 5l3 3L8 19zM14 7l3 3"/>""",
        ["quote"] = """<path d="M5 16V11c0-3 1.500-5 4-5M14 16V11c0-3 1.500-5 4-5M5 11h4v5H5zM14 11h4v5h-4z"/>""",
        ["reply"] = """<path d="M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6v1"/>""",
        ["search"] = """<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>""",
        ["settings"] = """<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.100 2.100M16.300 16.300l2.100 2.100M18.400 5.600l-2.100 2.100M7.700 16.300l-2.100 2.100"/>""",
        ["share"] = """<path d="M12 15V4M8 7.500 12 4l4 3.500M6 11H5v9h14v-9h-1"/>""",
        ["sign-out"] = """<path d="M10 4H5v16h5M14 8l4 4-4 4M8 12h10"/>""",
        ["stack"] = """<path d="m12 4 8 4-8 4-8-4zM4 12l8 4 8-4M4 16l8 4 8-4"/>""",
        ["tag"] = """<path d="M4 4h7.500l8.500 8.500-7.500 7.500L4 11.500z"/><circle cx="8.200" cy="8.200" r="1"/>""",
        ["tasks"] = """<path d="M3.500 6.500 5 8l2.500-3M3.500 16.500 5 18l2.500-3M11 7h9M11 17h9"/>""",
        ["tip"] = """<path d="M4 17h16M7 13a5 5 0 0 1 10 0M12 4v2M4.500 8l1.500 1.500M19.500 8 18 9.500M8 20.500h8"/>""",
    };

    private static readonly Dictionary<string, IHtmlContent> Upright = Drawn("icon");
    private static readonly Dictionary<string, IHtmlContent> Flipped = Drawn("icon icon-flip");

    /// <param name="name">One of the drawings above.</param>
    /// <param name="flip">For arrows: turned round where text runs from right to left.</param>
    public static IHtmlContent Of(string name, bool flip = false) => (flip ? Flipped : Upright)[name];

    // Size and colours again, which the stylesheet overrules: without it a drawing would be black, and as wide as the page.
    private static Dictionary<string, IHtmlContent> Drawn(string classes) => Drawings.ToDictionary(
        drawing => drawing.Key,
        drawing => (IHtmlContent)new HtmlString($"""<svg class="{classes}" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" aria-hidden="true" focusable="false">{drawing.Value}</svg>"""),
        StringComparer.Ordinal);
}
