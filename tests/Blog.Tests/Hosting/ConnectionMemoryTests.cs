using System.Buffers;
using Blog.Hosting.Server;

namespace Blog.Tests.Hosting;

public sealed class ConnectionMemoryTests
{
    private readonly MemoryPool<byte> pool = new ConnectionMemory().Create();

    [Fact]
    public void What_was_given_back_last_is_the_first_to_be_used_again()
    {
        var (former, latter) = (pool.Rent(), pool.Rent());
        former.Dispose();
        latter.Dispose();

        Assert.Same(latter, pool.Rent());
        Assert.Same(former, pool.Rent());
    }

    [Fact]
    public void Two_connections_never_share_a_piece()
    {
        var first = pool.Rent();
        first.Dispose();
        first.Dispose();

        Assert.NotSame(pool.Rent(), pool.Rent());
    }

    [Fact]
    public void A_crowd_leaves_a_bounded_number_of_free_pieces()
    {
        var crowd = Enumerable.Range(0, 1000).Select(_ => pool.Rent()).ToList();
        crowd.ForEach(piece => piece.Dispose());

        Assert.Equal(256, Enumerable.Range(0, 1000).Select(_ => pool.Rent()).Intersect(crowd).Count());
    }

    [Fact]
    public void More_than_a_piece_cannot_be_had()
    {
        Assert.Equal(ConnectionMemory.Piece, pool.MaxBufferSize);
        Assert.Equal(ConnectionMemory.Piece, pool.Rent(ConnectionMemory.Piece).Memory.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Rent(ConnectionMemory.Piece + 1));
    }

    [Fact]
    public async Task A_site_takes_it_for_its_connections()
    {
        await using var site = await Site.StartAsync(Database.Sqlite);

        Assert.IsType<ConnectionMemory>(site.Services.GetService(typeof(Microsoft.AspNetCore.Connections.IMemoryPoolFactory<byte>)));
    }
}
