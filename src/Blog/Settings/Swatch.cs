namespace Blog.Settings;

/// <summary>A colour on offer, and what it is called.</summary>
public sealed record Swatch(string Name, string Colour)
{
    public static IReadOnlyList<Swatch> All { get; } =
    [
        new("Pine", SiteSettings.DefaultAccent), new("Sea", "#2b6a8f"), new("Plum", "#7a4a78"), new("Clay", "#a3543a"), new("Honey", "#9a6b12"), new("Slate", "#55606b"),
    ];
}
