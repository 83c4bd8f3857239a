using SkiaSharp;

namespace Blog.Metadata.Cards;

/// <summary>Draws a card: the mark and the name of the site, the title as large as it fits, who wrote it, and a band in the owner's colour.</summary>
internal static class CardDrawing
{
    private const int Edge = 96;
    private const int Band = 20;
    private const int SmallSize = 34;
    private const int TitleTop = 190;
    private const int TitleBottom = 500;
    private const int BylineAt = 560;
    private const int MarkAt = 72;
    private const int MarkSize = 64;

    private static readonly SKColor Paper = SKColor.Parse(SiteIcons.Paper);
    private static readonly SKColor Ink = new(0x2b, 0x26, 0x21);
    private static readonly SKColor SoftInk = new(0x6a, 0x62, 0x58);

    /// <returns>A PNG.</returns>
    public static byte[] Draw(SocialCard card)
    {
        using var surface = SKSurface.Create(new SKImageInfo(SocialCard.Width, SocialCard.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(Paper);
        DrawBand(canvas, SKColor.Parse(card.Accent));
        DrawMark(canvas, SKColor.Parse(card.Accent));

        var siteName = CardFont.Regular.Drawable(card.SiteName);
        // A title in letters that the font lacks gives its place to the name; where that is in such letters too, mark and colour stand alone.
        var title = CardFont.SemiBold.Drawable(card.Title) ?? siteName;
        if (siteName is not null && title != siteName)
        {
            DrawLine(canvas, siteName, Edge + MarkSize + 24, MarkAt + (MarkSize / 2) + (SmallSize / 3));
        }

        if (title is not null)
        {
            DrawTitle(canvas, title);
        }

        if (CardFont.Regular.Drawable(card.Byline) is { } byline)
        {
            DrawLine(canvas, byline, Edge, BylineAt);
        }

        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    private static void DrawBand(SKCanvas canvas, SKColor accent)
    {
        using var paint = new SKPaint { Color = accent };
        canvas.DrawRect(0, SocialCard.Height - Band, SocialCard.Width, Band, paint);
    }

    // The same shapes as in img/mark.svg, which is 32 units wide.
    private static void DrawMark(SKCanvas canvas, SKColor accent)
    {
        using var disc = new SKPaint { Color = accent, IsAntialias = true };
        using var sun = new SKPaint { Color = new SKColor(0xf6, 0xd9, 0xa4), IsAntialias = true };
        using var lines = new SKPaint { Color = Paper, IsAntialias = true, IsStroke = true, StrokeWidth = 2, StrokeCap = SKStrokeCap.Round };
        using var sunPath = SKPath.ParseSvgPathData("M8 20.5a8 8 0 0 1 16 0");
        using var linePath = SKPath.ParseSvgPathData("M5.5 20.5h21M9 24.5h14");
        canvas.Save();
        canvas.Translate(Edge, MarkAt);
        canvas.Scale(MarkSize / 32f);
        canvas.DrawCircle(16, 16, 16, disc);
        canvas.DrawPath(sunPath, sun);
        canvas.DrawPath(linePath, lines);
        canvas.Restore();
    }

    private static void DrawTitle(SKCanvas canvas, string title)
    {
        var (lines, size) = CardTitle.Fit(title, SocialCard.Width - (2 * Edge), TitleBottom - TitleTop);
        using var font = CardFont.SemiBold.OfSize(size);
        using var paint = new SKPaint { Color = Ink, IsAntialias = true };
        var height = size * CardTitle.LineHeight;
        var y = TitleTop + size;
        foreach (var line in lines)
        {
            canvas.DrawText(line, Edge, y, SKTextAlign.Left, font, paint);
            y += height;
        }
    }

    private static void DrawLine(SKCanvas canvas, string text, float x, float y)
    {
        using var font = CardFont.Regular.OfSize(SmallSize);
        using var paint = new SKPaint { Color = SoftInk, IsAntialias = true };
        canvas.DrawText(CardTitle.Cut(text, font, SocialCard.Width - Edge - x), x, y, SKTextAlign.Left, font, paint);
    }
}
