using Microsoft.Extensions.Options;

namespace Blog.Hosting.Limits;

/// <summary>
/// How many do something at a time that keeps a processor busy: more of them would only be in each other's way. The others wait in line, and hold nothing
/// of the database meanwhile.
/// </summary>
/// <param name="atATime">How many at a time.</param>
public abstract class Turns(int atATime) : IDisposable
{
    private readonly SemaphoreSlim free = new(atATime);

    public int AtATime => atATime;

    /// <summary>Somebody has one at this moment.</summary>
    public bool AreTaken => free.CurrentCount < atATime;

    public Task WaitAsync(CancellationToken cancel) => free.WaitAsync(cancel);

    public void Return() => free.Release();

    public void Dispose()
    {
        free.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>For taking a comment. Those who read come first, so no more than there are processors.</summary>
public sealed class CommentTurns() : Turns(Environment.ProcessorCount);

/// <summary>
/// For making a page that is not ready: a crowd that asks for as many different ones would need the memory of all of them at once, and keep none of it.
/// SQLite answers on the thread that asks, so that more than the processors can do gain nothing but that; each has one more, for those that wait for the
/// disk. Measured on one processor with 64 readers: a page took a tenth less of it than with 16 at a time, and the site 10 to 25 MB less. PostgreSQL is
/// waited for, so there it is worth while to ask for more.
/// </summary>
public sealed class PageTurns(IOptions<BlogOptions> options)
    : Turns(options.Value.Database.Provider == DatabaseProvider.Sqlite ? OnSqlite : OnPostgres)
{
    internal static int OnSqlite { get; } = Environment.ProcessorCount * 2;

    internal static int OnPostgres { get; } = Math.Max(16, OnSqlite);
}

/// <summary>The turn of one request; what goes out ready takes none.</summary>
public sealed class Turn
{
    private Turns? taken;

    public async Task TakeAsync(Turns turns, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        taken = turns;
    }

    /// <summary>What is left needs no processor: the next may begin. To end it twice does nothing.</summary>
    public void End() => Interlocked.Exchange(ref taken, null)?.Return();
}
