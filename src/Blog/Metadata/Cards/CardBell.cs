using System.Threading.Channels;

namespace Blog.Metadata.Cards;

/// <summary>Rung after a commit that changed what stands on cards. Nobody waits: a ring too many is dropped, and that card drawn when it is asked for.</summary>
public sealed class CardBell
{
    private const int Most = 1000;

    private readonly Channel<int?> rings = Channel.CreateBounded<int?>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>For one post.</summary>
    public void Ring(int postId) => rings.Writer.TryWrite(postId);

    /// <summary>For what stands on all of them, or on many.</summary>
    public void RingForAll() => rings.Writer.TryWrite(null);

    /// <summary>The post whose turn it is; null: all.</summary>
    public ValueTask<int?> NextAsync(CancellationToken cancel) => rings.Reader.ReadAsync(cancel);
}
