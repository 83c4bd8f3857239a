using System.Security.Claims;
using Blog.Accounts;
using Blog.Comments.Keys;
using Blog.Comments.Replies;
using Blog.Comments.Spam;
using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Markdown;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments;

/// <summary>An author's answer out of the queue: the comment is approved with it, both or neither, unless the answer is a private one. A post that is closed for readers can still be answered on.</summary>
public sealed class CommentReply(BlogDbContext db, MarkdownRenderer markdown, CommentKeys keys, SpamLessons lessons, ReplyLetters letters, FormTime formTime, TimeProvider time)
{
    public async Task<Outcome> SendAsync(Moderation.Seen seen, CommentWords words, bool isPrivate, string? form, ClaimsPrincipal user, CancellationToken cancel)
    {
        var comment = await db.Comments.ModeratableBy(user).SingleOrDefaultAsync(comment => comment.Id == seen.Id, cancel);
        var author = await db.Users.SingleOrDefaultAsync(author => author.Id == user.AuthorId(), cancel);
        if (comment is null || author is null || ((isPrivate || comment.IsPrivate) && !comment.HasKeyHolder))
        {
            return new Outcome.NotFound();
        }

        var mistakes = words.TextMistakes().ToList();
        if (mistakes.Count > 0)
        {
            return new Outcome.Refused(mistakes);
        }

        if (formTime.Read(form) is not { } opened)
        {
            return new Outcome.Refused([new("", CommentTexts.FormTooOld)]);
        }

        var hash = await keys.HashAsync(CommentKey.Derive(opened.Nonce, hand: [], comment.PostId, comment.Id, isPrivate, words), cancel);
        if (await db.Comments.AnyAsync(sent => sent.KeyHash == hash, cancel))
        {
            return new Outcome.Done([]);
        }

        return comment.Version == seen.Version
            ? await StoreAsync(comment, author, words, isPrivate || comment.IsPrivate, hash, cancel)
            : new Outcome.Overtaken();
    }

    private async Task<Outcome> StoreAsync(Comment comment, Author author, CommentWords words, bool isPrivate, byte[] hash, CancellationToken cancel)
    {
        var rendering = await words.RenderAsync(markdown, cancel);
        if (rendering is Rendering.Refused(var reason))
        {
            return new Outcome.Refused([new("text", reason)]);
        }

        var wasWaiting = !comment.IsApproved && !isPrivate;
        var now = time.GetUtcNow();
        // A private answer decides nothing about a comment that may become public; a note has been read with it.
        if (!isPrivate || comment.IsPrivate)
        {
            comment.Approve(now);
        }

        var answer = Comment.ByAuthor(CommentPlace.Below(comment), author, words, ((Rendering.Done)rendering).Html, hash, isPrivate, now);
        if (wasWaiting)
        {
            answer.AppearByApproval();
        }

        db.Comments.Add(answer);
        try
        {
            await letters.SaveDecisionsAsync([comment], cancel);
            await lessons.FollowAsync([comment], isUndo: false);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome.Overtaken();
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // The other click of a double click was first, or somebody approved what is answered: what comes with that is there already.
            return await db.Comments.AnyAsync(sent => sent.KeyHash == hash, cancel) ? new Outcome.Done([]) : new Outcome.Overtaken();
        }

        return new Outcome.Done(wasWaiting ? [new(comment.Id, comment.Version), new(answer.Id, answer.Version)] : []);
    }

    /// <summary>What became of a reply.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <param name="Approved">What readers see by it, both comments; empty when what it answers was to be seen before, or is not now.</param>
        public sealed record Done(IReadOnlyList<Moderation.Seen> Approved) : Outcome;

        /// <summary>No such comment for this person, or nobody who could read the answer.</summary>
        public sealed record NotFound : Outcome;

        public sealed record Refused(IReadOnlyList<Mistake> Mistakes) : Outcome;

        /// <summary>It has been edited, decided on or withdrawn since the page was opened.</summary>
        public sealed record Overtaken : Outcome;
    }
}
