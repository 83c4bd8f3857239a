using SkiaSharp;

namespace Blog.Media;

/// <summary>
/// Makes of an uploaded picture the files that the site shows: upright, in sRGB, as WebP, in a few sizes. Only its pixels are taken over, so where and with
/// what it was taken stays with whoever took it.
/// </summary>
internal static class PictureMaking
{
    /// <summary>Wider or higher than this a picture is made smaller: a wide screen at twice its density shows no more of a column.</summary>
    public const int LongestSide = 2400;

    /// <summary>More than any telephone takes; as pixels in memory it is 200 MB.</summary>
    private const long MostPixels = 50_000_000;

    /// <summary>Of 100: where a photograph shows no loss beside the original.</summary>
    private const int Quality = 82;

    /// <summary>Of 100: how hard to look for a smaller file that loses nothing.</summary>
    private const int Effort = 30;

    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <param name="upload">The file as it came.</param>
    /// <param name="key">The identity of the picture.</param>
    /// <param name="name">Its name, as in an address.</param>
    public static PictureMade Make(byte[] upload, string key, string name)
    {
        using var data = SKData.CreateCopy(upload);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp))
        {
            return new PictureMade.Refused("is no picture that can be shown here. JPEG, PNG and WebP can; a telephone saves other kinds as JPEG when you share or export them");
        }

        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            return new PictureMade.Refused($"has more than {MostPixels / 1_000_000} million pixels. Make it smaller and add it again");
        }

        using var decoded = Decode(codec);
        if (decoded is null)
        {
            return new PictureMade.Refused("is damaged: the end of it is missing, or something within");
        }

        var (across, down) = Fit(decoded.Width, decoded.Height);
        using var smaller = Resize(decoded, across, down);
        using var turned = codec.EncodedOrigin == SKEncodedOrigin.TopLeft ? null : TurnUpright(smaller ?? decoded, codec.EncodedOrigin);
        var upright = turned ?? smaller ?? decoded;
        var (width, height) = (upright.Width, upright.Height);
        var address = new PictureAddress(key, name, width, height);
        // Drawings and screenshots come as PNG, and are often smaller without any loss.
        var isDrawn = codec.EncodedFormat == SKEncodedImageFormat.Png;
        return new PictureMade.Done(address, [.. address.Sizes.Select(size => (size, Encode(upright, size, isDrawn)))]);
    }

    // A photograph is decoded hardly larger than it is shown; that takes a fraction of the memory. JPEG knows eighths, and would round down.
    private static SKBitmap? Decode(SKCodec codec)
    {
        var scale = MathF.Ceiling(8f * LongestSide / Math.Max(codec.Info.Width, codec.Info.Height)) / 8;
        var size = codec.GetScaledDimensions(Math.Min(1, scale));
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    // Cameras save what they see and note how they were held.
    private static SKBitmap TurnUpright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var (width, height) = ((float)picture.Width, (float)picture.Height);
        var turn = origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        var isOnItsSide = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var upright = new SKBitmap(isOnItsSide ? picture.Info.WithSize(picture.Height, picture.Width) : picture.Info);
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(turn);
        canvas.DrawBitmap(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        return upright;
    }

    private static (int Width, int Height) Fit(int width, int height)
    {
        var scale = Math.Min(1, LongestSide / (double)Math.Max(width, height));
        return (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }

    /// <returns>Null when it has this size already.</returns>
    private static SKBitmap? Resize(SKBitmap picture, int width, int height) =>
        (width, height) == (picture.Width, picture.Height) ? null
        : picture.Resize(picture.Info.WithSize(width, height), Smooth) ?? throw new InvalidOperationException("There is no memory for the picture.");

    private static byte[] Encode(SKBitmap picture, PictureAddress size, bool isDrawn)
    {
        using var smaller = Resize(picture, size.Width, size.Height);
        var sized = smaller ?? picture;
        var photographed = Encode(sized, SKWebpEncoderCompression.Lossy, Quality);
        if (!isDrawn)
        {
            return photographed;
        }

        var drawn = Encode(sized, SKWebpEncoderCompression.Lossless, Effort);
        return drawn.Length <= photographed.Length ? drawn : photographed;
    }

    private static byte[] Encode(SKBitmap picture, SKWebpEncoderCompression compression, float quality)
    {
        using var image = SKImage.FromBitmap(picture);
        using var pixels = image.PeekPixels();
        using var data = pixels?.Encode(new SKWebpEncoderOptions(compression, quality));
        return data?.ToArray() ?? throw new InvalidOperationException("The picture could not be written.");
    }
}

/// <summary>What became of an uploaded file.</summary>
internal abstract record PictureMade
{
    private PictureMade()
    {
    }

    public sealed record Done(PictureAddress Address, IReadOnlyList<(PictureAddress Size, byte[] Content)> Files) : PictureMade;

    /// <param name="Reason">The end of a sentence that begins with the name of the file.</param>
    public sealed record Refused(string Reason) : PictureMade;
}
