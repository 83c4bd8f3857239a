namespace Blog.Shared;

/// <summary>Files that are there whole or not at all, whoever reads them in this moment.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the place and moves there; what cannot be written to its end, as on a full disk, leaves nothing behind.</summary>
    public static async Task WriteAsync(string path, byte[] content, CancellationToken cancel)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            await File.WriteAllBytesAsync(unfinished, content, cancel);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
