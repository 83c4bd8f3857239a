using System.Text;
using Blog.Shared;
using SkiaSharp;

namespace Blog.Metadata.Cards;

/// <summary>The typeface of the site as a file that can be drawn with: cards see no fonts of the system, so they look the same everywhere.</summary>
internal sealed class CardFont
{
    public static readonly CardFont Regular = new("Literata-Regular.ttf");
    public static readonly CardFont SemiBold = new("Literata-SemiBold.ttf");

    private readonly SKTypeface typeface;

    private CardFont(string file)
    {
        using var stream = typeof(CardFont).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"The font {file} is missing.");
        using var data = SKData.Create(stream);
        typeface = SKTypeface.FromData(data);
    }

    public SKFont OfSize(float size) => new(typeface, size) { Subpixel = true, Edging = SKFontEdging.Antialias };

    /// <summary>
    /// The text without signs that the font lacks, such as emoji. Null when it lacks letters: words with holes are worse than none. Latin, Greek
    /// and Cyrillic are there, so nothing that is drawn runs from right to left.
    /// </summary>
    public string? Drawable(string text)
    {
        using var font = OfSize(1);
        var drawn = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (font.ContainsGlyph(rune.Value))
            {
                drawn.AppendRune(rune);
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                return null;
            }
        }

        return PlainText.Line(drawn.ToString()) is { Length: > 0 } line ? line : null;
    }
}
