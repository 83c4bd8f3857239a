using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Media;

/// <summary>
/// The address of a picture: "/media/0123456789abcdef/tea-1600x1067.webp". What it shows never changes. It says how large the picture is, so that a
/// page keeps its place free, and in which sizes it is kept, without looking anything up.
/// </summary>
/// <param name="Key">The picture's identity: the first half of the hash of what was uploaded.</param>
/// <param name="Name">The name of the file, as in an address.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed partial record PictureAddress(string Key, string Name, int Width, int Height)
{
    public const string Start = "/media";
    public const int KeyLength = 16;
    public const int NameLength = 60;

    /// <summary>The widths that browsers choose from, besides the picture's own: a phone, a column of text, a wide screen.</summary>
    private static readonly int[] Widths = [480, 960, 1600];

    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{Name}-{Width}x{Height}.webp");

    public string Path => $"{Start}/{Key}/{FileName}";

    /// <summary>The sizes that the picture is kept in, the smallest first, this one last.</summary>
    public IEnumerable<PictureAddress> Sizes => Widths.Where(width => width < Width).Select(InWidth).Append(this);

    /// <summary>The sizes for a browser to choose from, as the attribute <c>srcset</c> lists them; null when there is one only.</summary>
    public string? SourceSet =>
        Width <= Widths[0] ? null : string.Join(", ", Sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Path} {size.Width}w")));

    /// <summary>The smallest size that is at least so wide, or the whole picture.</summary>
    public PictureAddress AtLeast(int width) => Sizes.FirstOrDefault(size => size.Width >= width) ?? this;

    /// <summary>Null for an address that is none of a picture here.</summary>
    public static PictureAddress? Parse(string address) => Form().Match(address) is { Success: true, Groups: var parts }
        ? new PictureAddress(parts[1].Value, parts[2].Value, Number(parts[3]), Number(parts[4]))
        : null;

    private PictureAddress InWidth(int width) => this with { Width = width, Height = Math.Max(1, (int)Math.Round((double)Height * width / Width, MidpointRounding.AwayFromZero)) };

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^/media/([0-9a-f]{16})/([a-z0-9-]{1,60})-([1-9][0-9]{0,4})x([1-9][0-9]{0,4})\\.webp$")]
    private static partial Regex Form();
}
