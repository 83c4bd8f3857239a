using System.Globalization;
using System.Security.Claims;
using Blog.Comments.Replies;
using Blog.Comments.Spam;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments;

/// <summary>Decides on comments, one or many at once, each as the moderator saw it.</summary>
public sealed class Moderation(BlogDbContext db, SpamLessons lessons, ReplyLetters letters, TimeProvider time)
{
    public Task<Decided> DecideAsync(IReadOnlyList<Seen> seen, CommentState decision, ClaimsPrincipal user, CancellationToken cancel) =>
        ChangeAsync(seen, comment => Decide(comment, decision), comment => comment.IsDecided(decision), user, cancel);

    /// <summary>Declines with a sentence to whoever wrote it.</summary>
    public Task<Decided> DeclineAsync(Seen seen, string sentence, ClaimsPrincipal user, CancellationToken cancel) =>
        ChangeAsync([seen], comment => comment.Decline(sentence), comment => comment.IsDecided(CommentState.Declined), user, cancel);

    public Task<Decided> UndoAsync(IReadOnlyList<Seen> seen, ClaimsPrincipal user, CancellationToken cancel) =>
        ChangeAsync(seen, comment => comment.Undo(), comment => comment.StateBefore is null, user, cancel, isUndo: true);

    private void Decide(Comment comment, CommentState decision)
    {
        switch (decision)
        {
            case CommentState.Approved:
                comment.Approve(time.GetUtcNow());
                break;
            case CommentState.Declined:
                comment.Decline();
                break;
            case CommentState.Spam:
                comment.MarkSpam();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(decision), decision, "A moderator decides for one of three states.");
        }
    }

    // Somebody else may decide at the same moment, and what comes with an approval may be there already: then what they decided counts.
    private Task<Decided> ChangeAsync(
        IReadOnlyList<Seen> seen, Action<Comment> verb, Predicate<Comment> isAlready, ClaimsPrincipal user, CancellationToken cancel, bool isUndo = false)
    {
        var ids = seen.Select(one => one.Id).Distinct().ToList();
        return db.UntilWonAsync(Tries.Endless, async () =>
        {
            var comments = await db.Comments.ModeratableBy(user).Where(comment => ids.Contains(comment.Id)).ToListAsync(cancel);
            var current = comments.Where(comment => seen.Contains(new Seen(comment.Id, comment.Version))).ToList();
            var late = comments.Except(current).Count(comment => !isAlready(comment));
            current.ForEach(verb);
            await letters.SaveDecisionsAsync(current, cancel);
            await lessons.FollowAsync(current, isUndo);
            return new Decided([.. current.Select(comment => new Seen(comment.Id, comment.Version))], late + ids.Count - comments.Count);
        });
    }

    /// <summary>A comment as it stood on the page. A later version has other words or another state, which nobody has decided on.</summary>
    public readonly record struct Seen(int Id, long Version)
    {
        /// <summary>As the value of a button: "16.3".</summary>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}.{Version}");

        public static IReadOnlyList<Seen> ParseAll(IEnumerable<string?> values) => [.. values.Select(Parse).OfType<Seen>().Distinct()];

        private static Seen? Parse(string? value) =>
            value?.Split('.') is [var id, var version]
            && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var v)
                ? new Seen(i, v)
                : null;
    }

    /// <param name="Done">What has been decided, as it stands now.</param>
    /// <param name="Late">How many somebody else had changed or taken away before.</param>
    public sealed record Decided(IReadOnlyList<Seen> Done, int Late);
}
