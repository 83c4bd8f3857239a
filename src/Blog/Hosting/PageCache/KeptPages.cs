using System.Security.Cryptography;
using Blog.Comments.Erasure;

namespace Blog.Hosting.PageCache;

/// <summary>
/// Keeps ready pages in a file, so that readers have them at once when the site starts again. The file is there only as long as all of it is true: when
/// anything changes for readers it is deleted, and written again when the site has been still. What changes while no site runs is told by the
/// <see cref="SiteStamp"/> that it bears.
/// </summary>
internal sealed class KeptPages : BackgroundService, IHoldsWords
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    /// <summary>Not written anew earlier than this: a clean end of the site writes it anyway.</summary>
    private static readonly TimeSpan BetweenSaves = TimeSpan.FromMinutes(10);

    /// <summary>Bytes that are read within a start, in a few hundredths of a second.</summary>
    private const long MostBytes = 8 * 1024 * 1024;

    private readonly PageStore pages;
    private readonly SiteStamp stamp;
    private readonly ILogger<KeptPages> log;
    private readonly string file;
    private readonly string unfinished;
    private readonly Lock change = new();

    private bool isThere;
    private long evictions;
    private (long Pages, byte[] Stamp) saved = (-1, []);
    private long savedAt;

    public KeptPages(PageStore pages, SiteStamp stamp, DataFolder folder, ILogger<KeptPages> log)
    {
        (this.pages, this.stamp, this.log) = (pages, stamp, log);
        (file, unfinished) = (folder.ReadyPages, $"{folder.ReadyPages}.new");
        isThere = File.Exists(file);
        pages.Evicted += NoteEviction;
    }

    private bool IsOn => stamp.CanTell && pages.IsOn;

    /// <summary>Takes the pages out of the file, if all of them are still true; else the file goes.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Restore()
    {
        lock (change)
        {
            TryDelete(unfinished);
            var now = stamp.Now();
            // What is first in the file is to be the last that has to make room.
            foreach (var page in isThere && IsOn ? Read(now).AsEnumerable().Reverse() : [])
            {
                pages.Restore(page);
            }

            saved = (pages.Changes, now);
            if (pages.Count == 0)
            {
                TryDelete();
            }

            return pages.Count > 0;
        }
    }

    /// <summary>To be called now and then, and once more before the database is closed: forgets all pages when somebody has written beside this site and not said so.</summary>
    public void Look() => Try(() =>
    {
        if (IsOn && stamp.HasChangedUnheard())
        {
            pages.Evict([PageTag.Site]);
        }
    });

    /// <summary>Writes the file, unless it says all that already, or something is changing just now.</summary>
    /// <param name="isOver">Nobody will change anything any more.</param>
    public void Save(bool isOver = false) => Try(() => SaveIfTrue(isOver));

    /// <inheritdoc/>
    public Task ForgetAsync(IReadOnlyList<int> commentIds, CancellationToken cancel)
    {
        lock (change)
        {
            evictions++;
            File.Delete(unfinished);
            File.Delete(file);
            isThere = false;
        }

        return Task.CompletedTask;
    }

    public override void Dispose()
    {
        pages.Evicted -= NoteEviction;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var clock = new PeriodicTimer(BetweenLooks);
        do
        {
            Look();
            if (!isThere || Environment.TickCount64 - savedAt > BetweenSaves.TotalMilliseconds)
            {
                Save();
            }
        }
        while (await clock.WaitForNextTickAsync(stoppingToken));
    }

    private void SaveIfTrue(bool isOver)
    {
        if (!IsOn || stamp.IsReplaced || pages.Count == 0)
        {
            return;
        }

        long before;
        lock (change)
        {
            before = evictions;
        }

        var now = (Pages: pages.Changes, Stamp: stamp.Now());
        var isSaved = isThere && now.Pages == saved.Pages && now.Stamp.AsSpan().SequenceEqual(saved.Stamp);
        if (isSaved || !(isOver || stamp.IsSettled))
        {
            return;
        }

        try
        {
            Write(now.Stamp);
            lock (change)
            {
                // A change that came meanwhile may be on the pages or not.
                if (before == evictions && stamp.Now().AsSpan().SequenceEqual(now.Stamp))
                {
                    File.Move(unfinished, file, overwrite: true);
                    (isThere, saved, savedAt) = (true, now, Environment.TickCount64);
                }
            }
        }
        finally
        {
            TryDelete(unfinished);
        }
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("Ready pages cannot be kept for the next start: {Reason}", exception.Message);
        }
    }

    private void Write(byte[] bearing)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(new byte[SHA256.HashSizeInBytes]);
        writer.Write(bearing);
        // What was asked for comes first, then what is newest.
        foreach (var page in pages.All().Reverse().OrderByDescending(page => page.WasAskedFor).TakeWhile(page => bytes.Length + page.Size <= MostBytes))
        {
            writer.Write(page);
        }

        var whole = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        SHA256.HashData(whole[SHA256.HashSizeInBytes..], whole);
        using var stream = File.Create(unfinished);
        stream.Write(whole);
    }

    private List<ReadyPage> Read(byte[] bearing)
    {
        var found = new List<ReadyPage>();
        try
        {
            var whole = File.ReadAllBytes(file);
            if (whole.Length < 2 * SHA256.HashSizeInBytes || !IsTrue(whole, bearing))
            {
                return found;
            }

            using var reader = new BinaryReader(new MemoryStream(whole, 2 * SHA256.HashSizeInBytes, whole.Length - (2 * SHA256.HashSizeInBytes)));
            while (reader.BaseStream.Position < reader.BaseStream.Length)
            {
                found.Add(reader.ReadPage());
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("Pages that were kept from before cannot be read: {Reason}", exception.Message);
        }

        return found;
    }

    private static bool IsTrue(ReadOnlySpan<byte> whole, byte[] bearing)
    {
        var content = whole[SHA256.HashSizeInBytes..];
        return content.StartsWith(bearing) && whole.StartsWith(SHA256.HashData(content));
    }

    private void NoteEviction()
    {
        lock (change)
        {
            evictions++;
            if (isThere)
            {
                TryDelete();
            }
        }
    }

    private void TryDelete() => isThere = !TryDelete(file);

    // Where it stays, it is not used: what has changed is in the database as well, whose stamp is another.
    private bool TryDelete(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                File.Delete(path);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("Pages that were kept from before cannot be deleted: {Reason}", exception.Message);
            return false;
        }
    }
}
