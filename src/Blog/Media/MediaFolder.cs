using System.Globalization;
using Blog.Hosting;
using Blog.Shared;

namespace Blog.Media;

/// <summary>The files of pictures: a folder for each, with a file for each of its sizes.</summary>
public sealed class MediaFolder(DataFolder folder)
{
    // By its width alone: a size has one height.
    public string PathOf(PictureAddress address) =>
        Path.Combine(FolderOf(address.Key), string.Create(CultureInfo.InvariantCulture, $"{address.Name}-{address.Width}.webp"));

    /// <summary>Whether all sizes of a picture are there.</summary>
    public bool Has(PictureAddress address) => address.Sizes.All(size => File.Exists(PathOf(size)));

    /// <summary>Keeps one size.</summary>
    public Task SaveAsync(PictureAddress address, byte[] content, CancellationToken cancel)
    {
        Directory.CreateDirectory(FolderOf(address.Key));
        return WholeFile.WriteAsync(PathOf(address), content, cancel);
    }

    /// <summary>Throws away all sizes of a picture.</summary>
    public void Delete(string key)
    {
        if (Directory.Exists(FolderOf(key)))
        {
            Directory.Delete(FolderOf(key), recursive: true);
        }
    }

    private string FolderOf(string key) => Path.Combine(folder.Media, key);
}
