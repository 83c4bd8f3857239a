using System.Security.Cryptography;

namespace Blog.Hosting.PageCache;

/// <summary>
/// Keeps ready pages in a file, so that readers have them at once when the site starts again. The file is there only as long as all of it is true: when
/// anything changes for readers it is deleted, and written again when the site has been still. What changes while no site runs is told by the
/// <see cref="SiteStamp"/> that it bears.
/// </summary>
internal sealed class KeptPages : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    /// <summary>Bytes that are read within a start, in a few hundredths of a second.</summary>
    private const long MostBytes = 8 * 1024 * 1024;

    private readonly PageStore pages;
    private readonly SiteStamp stamp;
    private readonly ILogger<KeptPages> log;
    private readonly string file;
    private readonly Lock change = new();

    private bool isThere;
    private (long Changes, byte[] Stamp) kept = (-1, []);

    public KeptPages(PageStore pages, SiteStamp stamp, DataFolder folder, ILogger<KeptPages> log)
    {
        (this.pages, this.stamp, this.log, file) = (pages, stamp, log, folder.ReadyPages);
        isThere = File.Exists(file);
        pages.Evicted += Delete;
    }

    private bool IsOn => stamp.IsKnown && pages.IsOn;

    /// <summary>Takes the pages out of the file, if all of them are still true; else the file goes.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Restore()
    {
        lock (change)
        {
            if (!isThere || !IsOn || !TryRead(out var found))
            {
                Delete();
                return false;
            }

            found.ForEach(pages.Restore);
            kept = (pages.Changes, stamp.Now());
            return true;
        }
    }

    /// <summary>Writes the file, unless it says all that already, or something is changing just now.</summary>
    /// <param name="isOver">Nobody will change anything any more.</param>
    public void Save(bool isOver = false)
    {
        lock (change)
        {
            if (!IsOn || !(isOver || stamp.IsSettled))
            {
                return;
            }

            var now = (pages.Changes, Stamp: stamp.Now());
            if (isThere && now.Changes == kept.Changes && now.Stamp.AsSpan().SequenceEqual(kept.Stamp))
            {
                return;
            }

            try
            {
                Write(now.Stamp);
                kept = now;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                log.LogWarning("Ready pages cannot be kept for the next start: {Reason}", exception.Message);
            }
        }
    }

    public override void Dispose()
    {
        pages.Evicted -= Delete;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var clock = new PeriodicTimer(BetweenLooks);
        while (await clock.WaitForNextTickAsync(stoppingToken))
        {
            Save();
        }
    }

    private void Write(byte[] before)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(before);
        // What was asked for comes first, then what is newest.
        foreach (var page in pages.All().Reverse().OrderByDescending(page => page.WasAskedFor))
        {
            if (bytes.Length + page.Size > MostBytes)
            {
                break;
            }

            writer.Write(page);
        }

        var content = bytes.ToArray();
        var unfinished = $"{file}.new";
        File.WriteAllBytes(unfinished, [.. SHA256.HashData(content), .. content]);
        // A change that came meanwhile may be on the pages or not.
        if (stamp.Now().AsSpan().SequenceEqual(before))
        {
            File.Move(unfinished, file, overwrite: true);
            isThere = true;
        }
        else
        {
            File.Delete(unfinished);
        }
    }

    private bool TryRead(out List<ReadyPage> found)
    {
        found = [];
        try
        {
            var bytes = File.ReadAllBytes(file).AsMemory();
            if (bytes.Length < 2 * SHA256.HashSizeInBytes)
            {
                return false;
            }

            var (hash, content) = (bytes[..SHA256.HashSizeInBytes], bytes[SHA256.HashSizeInBytes..]);
            if (!content.Span.StartsWith(stamp.Now()) || !SHA256.HashData(content.Span).AsSpan().SequenceEqual(hash.Span))
            {
                return false;
            }

            using var reader = new BinaryReader(new MemoryStream(content[SHA256.HashSizeInBytes..].ToArray()));
            while (reader.BaseStream.Position < reader.BaseStream.Length)
            {
                found.Add(reader.ReadPage());
            }

            return found.Count > 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("Pages that were kept from before cannot be read: {Reason}", exception.Message);
            return false;
        }
    }

    private void Delete()
    {
        lock (change)
        {
            if (!isThere)
            {
                return;
            }

            try
            {
                File.Delete(file);
                isThere = false;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The change is in the database as well: by its stamp the file is no longer true.
                log.LogWarning("Pages that were kept from before cannot be deleted: {Reason}", exception.Message);
            }
        }
    }
}
