using Blog.Data;
using Blog.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments;

/// <summary>
/// Stores the comments that come in the same moment in one transaction. SQLite waits for the disk at every commit, and every commit makes readers look at the
/// file anew: with many people commenting, that is a fifth of all the work. Whoever waits here is answered when their words are safe.
/// </summary>
public sealed class GroupCommit(IServiceScopeFactory scopes, Turns turns)
{
    private const int Most = 32;

    /// <summary>How long the first waits for company, while somebody else is on their way.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private readonly Lock gate = new();
    private readonly Queue<Waiting> waiting = [];
    private bool isStoring;

    /// <param name="comment">New. It refers to others by their numbers alone: it is stored in a context of its own.</param>
    /// <exception cref="DbUpdateException">It could not be stored; what others have sent with it was.</exception>
    public Task StoreAsync(Comment comment)
    {
        var mine = new Waiting(comment, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (gate)
        {
            waiting.Enqueue(mine);
            if (!isStoring)
            {
                isStoring = true;
                // Not in the name of the one who happens to be first.
                using var ownContext = ExecutionContext.SuppressFlow();
                _ = StoreAllAsync();
            }
        }

        return mine.Stored.Task;
    }

    private async Task StoreAllAsync()
    {
        do
        {
            await (turns.AreTaken ? Task.Delay(Moment) : Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await StoreAsync(Next());
        }
        while (!IsDone());
    }

    private List<Waiting> Next()
    {
        lock (gate)
        {
            var group = new List<Waiting>();
            while (group.Count < Most && waiting.TryDequeue(out var next))
            {
                group.Add(next);
            }

            return group;
        }
    }

    private bool IsDone()
    {
        lock (gate)
        {
            isStoring = waiting.Count > 0;
            return !isStoring;
        }
    }

    private async Task StoreAsync(List<Waiting> group)
    {
        try
        {
            await SaveAsync(group);
            group.ForEach(one => one.Stored.SetResult());
        }
        catch (DbUpdateException) when (group.Count > 1)
        {
            // One of them is in the way, such as the other click of a double click: the rest shall not suffer for it.
            foreach (var one in group)
            {
                await StoreAsync([one]);
            }
        }
        catch (Exception exception)
        {
            group.ForEach(one => one.Stored.SetException(exception));
        }
    }

    private async Task SaveAsync(List<Waiting> group)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        db.Comments.AddRange(group.Select(one => one.Comment));
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private sealed record Waiting(Comment Comment, TaskCompletionSource Stored);
}
