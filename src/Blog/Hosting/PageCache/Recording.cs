namespace Blog.Hosting.PageCache;

/// <summary>
/// Stands in for the body of an answer. At the first byte it asks whether the answer is one to keep: then it holds the bytes back until all are
/// there, else it lets them through from then on, and whatever is streamed streams.
/// </summary>
internal sealed class Recording(Stream body, Func<bool> isToKeep) : Stream
{
    private MemoryStream? held;
    private bool isPassing;

    /// <summary>True when the bytes wait here.</summary>
    public bool IsHolding => held is not null;

    public override bool CanRead => false;

    // A page that fails halfway is taken back, and the page about the failure takes its place.
    public override bool CanSeek => !isPassing;

    public override bool CanWrite => true;

    public override long Length => held?.Length ?? 0;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    public byte[] Take() => held?.ToArray() ?? [];

    public override void SetLength(long value)
    {
        if (value == 0)
        {
            held = null;
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!Holds())
        {
            return body.WriteAsync(buffer, cancellationToken);
        }

        held!.Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (Holds())
        {
            held!.Write(buffer, offset, count);
        }
        else
        {
            body.Write(buffer, offset, count);
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => isPassing ? body.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override void Flush()
    {
        if (isPassing)
        {
            body.Flush();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    private bool Holds()
    {
        if (held is null && !isPassing)
        {
            if (isToKeep())
            {
                held = new MemoryStream();
            }
            else
            {
                isPassing = true;
            }
        }

        return held is not null;
    }
}
