using System.IO.Compression;
using System.Threading.Channels;

namespace Blog.Hosting.PageCache;

/// <summary>
/// Makes the compressed forms of ready pages, each once and as small as can be, beside the requests and one at a time: until they are there, a page
/// goes out as it is. Gzip comes first, as it takes a fortieth of the time; Brotli is for pages that are asked for again.
/// </summary>
internal sealed class PageForms : BackgroundService
{
    /// <summary>Bytes below which there is nothing to gain.</summary>
    private const int WorthIt = 256;

    /// <summary>Pages that wait for a form; one more is taken when it is asked for again. They are held here even when the store has let them go.</summary>
    private const int MostWaiting = 100;

    private const int BestBrotli = 11;
    private const int BrotliWindow = 22;

    private readonly PageStore pages;
    private readonly SemaphoreSlim waiting = new(0);
    private readonly Channel<ReadyPage> forGzip = Channel.CreateBounded<ReadyPage>(MostWaiting);
    private readonly Channel<ReadyPage> forBrotli = Channel.CreateBounded<ReadyPage>(MostWaiting);

    public PageForms(PageStore pages)
    {
        this.pages = pages;
        pages.Unfinished += Take;
    }

    public override void Dispose()
    {
        pages.Unfinished -= Take;
        waiting.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await waiting.WaitAsync(stoppingToken);
            if (forGzip.Reader.TryRead(out var page))
            {
                AddGzip(page);
            }
            else if (forBrotli.Reader.TryRead(out page))
            {
                AddBrotli(page);
            }
        }
    }

    private void Take(ReadyPage page)
    {
        // Before it is handed over: the other side may be quick.
        page.IsFinished = true;
        if ((page.Gzip is null ? forGzip : forBrotli).Writer.TryWrite(page))
        {
            waiting.Release();
        }
        else
        {
            page.IsFinished = false;
        }
    }

    private void AddGzip(ReadyPage page)
    {
        if (page.Identity.Bytes.Length < WorthIt || page.Place is null || page.Gzip is not null)
        {
            return;
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(page.Identity.Bytes.Span);
        }

        pages.Add(page, packed.ToArray(), page.AddGzip);
        page.IsFinished = false;
    }

    private void AddBrotli(ReadyPage page)
    {
        if (page.Place is null || page.Brotli is not null)
        {
            return;
        }

        var room = new byte[BrotliEncoder.GetMaxCompressedLength(page.Identity.Bytes.Length)];
        if (BrotliEncoder.TryCompress(page.Identity.Bytes.Span, room, out var length, BestBrotli, BrotliWindow))
        {
            pages.Add(page, room[..length], page.AddBrotli);
        }
    }
}
