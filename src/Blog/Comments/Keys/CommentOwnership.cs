using Blog.Comments.Erasure;
using Blog.Comments.Replies;
using Blog.Comments.Spam;
using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Markdown;
using Blog.Settings;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Keys;

/// <summary>What the holder of a key may do with the words it belongs to.</summary>
public sealed class CommentOwnership(
    BlogDbContext db,
    CurrentSite site,
    MarkdownRenderer markdown,
    CommentNames names,
    CommentKeys keys,
    FirstLook firstLook,
    SpamLessons lessons,
    ReplyLetters letters,
    WithdrawalLedger ledger,
    Purge purge,
    TimeProvider time)
{
    /// <param name="key">Which words.</param>
    /// <param name="words">What they shall be.</param>
    /// <param name="isSure">Whoever writes has seen what the words tell, and wants them public.</param>
    /// <param name="version">The version that whoever writes has seen.</param>
    /// <param name="cancel">Ends it when the visitor has gone.</param>
    public async Task<Change> EditAsync(string key, CommentWords words, bool isSure, long version, CancellationToken cancel)
    {
        var comment = await db.Comments.WithKey(await keys.HashAsync(key, cancel)).SingleOrDefaultAsync(cancel);
        if (comment is null)
        {
            return new Change.NotFound();
        }

        var mistakes = await names.MistakesAsync(words, cancel);
        if (mistakes.Count > 0)
        {
            return new Change.Refused(mistakes);
        }

        if (!comment.CanBeEdited || comment.Version != version)
        {
            return new Change.Overtaken();
        }

        if (!comment.IsPrivate && !isSure && words.Telling() is { Count: > 0 } told)
        {
            return new Change.Unsure(told);
        }

        var rendering = await words.RenderAsync(markdown, cancel);
        if (rendering is Rendering.Refused(var reason))
        {
            return new Change.Refused([new("text", reason)]);
        }

        var now = time.GetUtcNow();
        comment.Change(words, ((Rendering.Done)rendering).Html, now);
        await firstLook.AtChangeAsync(comment, words, cancel);
        if (comment.IsTrusted || site.Settings.CommentsAppearAtOnce)
        {
            comment.ChangeAtOnce(now);
        }

        return await SaveAsync(() => letters.SaveWithConfirmationAsync(comment, cancel));
    }

    public async Task<Change> WithdrawAsync(string key, CancellationToken cancel)
    {
        Withdrawal? noted = null;
        // A moderator may decide at the same moment; to take one's words back needs nobody's leave.
        var isTheirs = await db.UntilWonAsync(Tries.Endless, async () =>
        {
            if (await db.Comments.WithKey(await keys.HashAsync(key, cancel)).SingleOrDefaultAsync(cancel) is not { } comment)
            {
                return false;
            }

            if (!comment.IsWithdrawn)
            {
                noted ??= await ledger.NoteAsync(comment, cancel);
                db.Withdrawals.Add(noted);
                comment.Withdraw(time.GetUtcNow());
            }

            await db.SaveChangesAsync(cancel);
            return true;
        });
        if (!isTheirs)
        {
            return new Change.NotFound();
        }

        // Also when whoever asked has gone by now.
        await purge.RunAsync(CancellationToken.None);
        return new Change.Done();
    }

    /// <summary>Says yes or no to the version that an author has proposed.</summary>
    public async Task<Change> AnswerProposalAsync(string key, bool isAccepted, long version, CancellationToken cancel)
    {
        var comment = await db.Comments.WithKey(await keys.HashAsync(key, cancel)).SingleOrDefaultAsync(cancel);
        if (comment is null)
        {
            return new Change.NotFound();
        }

        if (comment.Version != version || !(isAccepted ? comment.AcceptProposal(time.GetUtcNow()) : comment.RefuseProposal()))
        {
            return new Change.Overtaken();
        }

        var change = await SaveAsync(() => db.SaveChangesAsync(cancel));
        if (isAccepted && change is Change.Done)
        {
            await lessons.ForgetAsync([comment.Id], CancellationToken.None);
        }

        // The original, or the version nobody wanted, leaves the files too.
        await db.ForgetErasedAsync(CancellationToken.None);
        return change;
    }

    private static async Task<Change> SaveAsync(Func<Task> save)
    {
        try
        {
            await save();
            return new Change.Done();
        }
        catch (DbUpdateException exception) when (exception.IsRace())
        {
            return new Change.Overtaken();
        }
    }

    /// <summary>What became of a change.</summary>
    public abstract record Change
    {
        private Change()
        {
        }

        public sealed record Done : Change;

        public sealed record NotFound : Change;

        public sealed record Refused(IReadOnlyList<Mistake> Mistakes) : Change;

        /// <summary>In order, but it tells everybody something personal: whoever wrote it shall choose.</summary>
        public sealed record Unsure(IReadOnlyList<Told> Details) : Change;

        /// <summary>It has been decided on, edited or withdrawn since the page was opened.</summary>
        public sealed record Overtaken : Change;
    }
}
