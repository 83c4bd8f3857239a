using Blog.Data;
using Blog.Hosting;
using Blog.Hosting.Limits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Blog.Comments.Submissions;

/// <summary>
/// Stores comments that come in the same moment in one transaction. SQLite has one writer, which waits for the disk at every commit, and every commit makes
/// readers look at the file anew. PostgreSQL groups the commits of its many writers itself: there each comment is stored at once. Whoever waits here is
/// answered when their words are safe.
/// </summary>
public sealed class GroupCommit(IServiceScopeFactory scopes, CommentTurns turns, IOptions<BlogOptions> options)
{
    private const int Most = 8;

    /// <summary>How long the first waits for company, while somebody else is on their way.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    private readonly bool isGrouping = options.Value.Database.Provider == DatabaseProvider.Sqlite;
    private readonly Lock gate = new();
    private readonly Queue<Waiting> waiting = [];
    private bool isStoring;

    /// <param name="comment">New. It refers to others by their numbers alone: it is stored in a context of its own.</param>
    /// <exception cref="DbUpdateException">It could not be stored; what others have sent with it was.</exception>
    public Task StoreAsync(Comment comment) => isGrouping ? JoinAsync(comment) : SaveAsync([comment]);

    private Task JoinAsync(Comment comment)
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
            await (MoreAreComing() ? Task.Delay(Moment) : Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await StoreTogetherAsync(Next());
        }
        while (!IsDone());
    }

    private bool MoreAreComing()
    {
        lock (gate)
        {
            return waiting.Count < Most && turns.AreTaken;
        }
    }

    // The other click of a double click comes with the next group: it would undo this one.
    private List<Waiting> Next()
    {
        lock (gate)
        {
            var group = new List<Waiting>();
            while (group.Count < Most && waiting.TryPeek(out var next) && !group.Exists(next.IsAgain))
            {
                group.Add(waiting.Dequeue());
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

    private async Task StoreTogetherAsync(List<Waiting> group)
    {
        try
        {
            await SaveAsync(group.Select(one => one.Comment));
            group.ForEach(one => one.Stored.SetResult());
        }
        catch (Exception) when (group.Count > 1)
        {
            // One of them is in the way: the rest shall not suffer for it. What was stored all the same is known by its key.
            foreach (var one in group)
            {
                await StoreTogetherAsync([one]);
            }
        }
        catch (Exception exception)
        {
            group.ForEach(one => one.Stored.SetException(exception));
        }
    }

    private async Task SaveAsync(IEnumerable<Comment> comments)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        db.Comments.AddRange(comments);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private sealed record Waiting(Comment Comment, TaskCompletionSource Stored)
    {
        public bool IsAgain(Waiting other) => Comment.KeyHash.AsSpan().SequenceEqual(other.Comment.KeyHash);
    }
}
