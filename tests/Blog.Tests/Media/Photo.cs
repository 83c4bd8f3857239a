using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Blog.Tests.Media;

/// <summary>Pictures to upload: the left half red, the right half blue.</summary>
public static class Photo
{
    /// <summary>What a camera writes into its files, and nobody else shall read.</summary>
    public const string Camera = "Camera of Rosa, 52.37N 4.89E";

    public static byte[] Jpeg(int width, int height) => Encode(width, height, SKEncodedImageFormat.Jpeg);

    public static byte[] Png(int width, int height) => Encode(width, height, SKEncodedImageFormat.Png);

    /// <summary>As a camera saves it that was held on its side (6), upside down (3) or upright (1).</summary>
    public static byte[] Jpeg(int width, int height, ushort orientation)
    {
        var plain = Jpeg(width, height);
        var exif = Exif(orientation);
        // Behind the two bytes that begin every JPEG.
        return [.. plain[..2], 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. plain[2..]];
    }

    /// <summary>Whether a place of a picture, in hundredths of its width and height, is red.</summary>
    public static bool IsRed(byte[] picture, int x, int y)
    {
        using var bitmap = SKBitmap.Decode(picture);
        var pixel = bitmap.GetPixel(bitmap.Width * x / 100, bitmap.Height * y / 100);
        return pixel.Red > pixel.Blue;
    }

    private static byte[] Encode(int width, int height, SKEncodedImageFormat format)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        surface.Canvas.DrawRect(0, 0, width / 2f, height, red);
        using var image = surface.Snapshot();
        using var data = image.Encode(format, quality: 90);
        return data.ToArray();
    }

    private static byte[] Exif(ushort orientation)
    {
        var camera = Encoding.ASCII.GetBytes(Camera + "\0");
        var tiff = new byte[38 + camera.Length];
        Encoding.ASCII.GetBytes("MM").CopyTo(tiff, 0);
        BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(2), 42);
        BinaryPrimitives.WriteUInt32BigEndian(tiff.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(8), 2);
        Entry(tiff.AsSpan(10), tag: 0x010F, type: 2, (uint)camera.Length, 38);
        Entry(tiff.AsSpan(22), tag: 0x0112, type: 3, count: 1, (uint)orientation << 16);
        camera.CopyTo(tiff, 38);
        return [.. Encoding.ASCII.GetBytes("Exif\0\0"), .. tiff];
    }

    private static void Entry(Span<byte> at, ushort tag, ushort type, uint count, uint value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(at, tag);
        BinaryPrimitives.WriteUInt16BigEndian(at[2..], type);
        BinaryPrimitives.WriteUInt32BigEndian(at[4..], count);
        BinaryPrimitives.WriteUInt32BigEndian(at[8..], value);
    }
}
