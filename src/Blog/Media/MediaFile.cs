using System.Text.RegularExpressions;
using Blog.Accounts;

namespace Blog.Media;

/// <summary>A picture that somebody has uploaded. Its files lie in <see cref="MediaFolder"/>; they never change.</summary>
public sealed partial class MediaFile
{
    public const int DescriptionLength = 500;

    /// <summary>So many of the newest a list offers to choose from.</summary>
    public const int MostOffered = 100;

    private MediaFile()
    {
    }

    public MediaFile(PictureAddress address, long bytes, int authorId, DateTimeOffset now)
    {
        (Key, Name, Width, Height) = address;
        Bytes = bytes;
        AuthorId = authorId;
        UploadedAt = now;
    }

    public int Id { get; private set; }

    /// <summary>See <see cref="PictureAddress.Key"/>: the same file uploaded twice is one.</summary>
    public string Key { get; private set; } = "";

    public string Name { get; private set; } = "";

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>On disk, all sizes together.</summary>
    public long Bytes { get; private set; }

    /// <summary>What it shows, for those who cannot see it; empty while nobody has said so.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Who uploaded it; null for somebody who has no account any more.</summary>
    public int? AuthorId { get; private set; }

    public Author? Author { get; private set; }

    public DateTimeOffset UploadedAt { get; private set; }

    public PictureAddress Address => new(Key, Name, Width, Height);

    /// <summary>How it is written into a text.</summary>
    public string Markdown => $"![{MeansSomething().Replace(Description, @"\$0")}]({Address.Path})";

    public void Describe(string words) => Description = words;

    [GeneratedRegex(@"[\\`*_~<&\[\]]")]
    private static partial Regex MeansSomething();
}
