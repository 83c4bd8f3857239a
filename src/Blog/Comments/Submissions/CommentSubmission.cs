using Blog.Accounts;
using Blog.Comments.Keys;
using Blog.Comments.Replies;
using Blog.Data;
using Blog.Hosting.Limits;
using Blog.Markdown;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Submissions;

/// <summary>Takes what somebody sends with the comment form. Nothing is dropped unseen: what looks like spam is stored for the moderator's eyes.</summary>
public sealed class CommentSubmission(BlogDbContext db, CurrentSite site, MarkdownRenderer markdown, CommentNames names, CommentKeys keys, FirstLook firstLook, ReplyLetters letters, GroupCommit commits, Turn turn, FormTime formTime, TimeProvider time)
{
    /// <summary>Within this time the same form leads to the same private page, as long as nobody else can have read the words.</summary>
    private static readonly TimeSpan SameSending = TimeSpan.FromMinutes(15);

    /// <summary>The two clicks of one hand. Where comments appear at once, others could have read the words since.</summary>
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(10);

    private static readonly CompiledQuery<byte[], Stored> SentWith = new((db, keyHash) => db.Comments.WithKey(keyHash).Select(comment =>
        new Stored(comment.Id, comment.AuthorId, comment.State, comment.StateBefore, comment.CreatedAt, comment.NeedsCare)));

    /// <param name="post">As it is published now.</param>
    /// <param name="draft">What the form brought.</param>
    /// <param name="authorId">The signed-in author who sends it; null for a guest.</param>
    /// <param name="mayStore">Asked last, and only once: a comment that is not stored counts against nobody.</param>
    /// <param name="cancel">Ends it when the visitor has gone.</param>
    public async Task<Submission> SubmitAsync(CommentedPost post, CommentDraft draft, int? authorId, Func<bool> mayStore, CancellationToken cancel)
    {
        if (!post.Open.At(time.GetUtcNow(), site.Settings))
        {
            return new Submission.Closed();
        }

        var author = authorId is null ? null : await db.Users.SingleOrDefaultAsync(user => user.Id == authorId, cancel);
        var mistakes = author is null ? await names.MistakesAsync(draft.Words, cancel) : [.. draft.Words.TextMistakes()];
        if (mistakes.Count > 0)
        {
            return new Submission.Refused(mistakes);
        }

        if (author is not null && draft.IsOfGuest && !draft.IsSigned)
        {
            return new Submission.SignedIn(author.Name);
        }

        if (author is null && !draft.IsPrivate && !draft.IsSure && draft.Words.Telling() is { Count: > 0 } told)
        {
            return new Submission.Unsure(told);
        }

        return formTime.Read(draft.Form) is { } form
            ? await TakeAsync(post, draft, form, author, mayStore, cancel)
            : new Submission.FormTooOld();
    }

    private async Task<Submission> TakeAsync(
        CommentedPost post, CommentDraft draft, FormTime.Opened form, Author? author, Func<bool> mayStore, CancellationToken cancel)
    {
        var key = CommentKey.Derive(form.Nonce, draft.Hand, post.Id, draft.To, draft.IsPrivate, draft.Words);
        var hash = await keys.HashAsync(key, cancel);
        if (await FindSentAsync(key, hash, cancel) is { } before)
        {
            return before;
        }

        if (await FindPlaceAsync(post, draft.To, cancel) is not { } place)
        {
            return new Submission.ParentGone();
        }

        // Before anything is written: it may take a while, and SQLite has one writer.
        var rendering = await draft.Words.RenderAsync(markdown, cancel);
        if (rendering is Rendering.Refused(var reason))
        {
            return new Submission.Refused([new("text", reason)]);
        }

        var html = ((Rendering.Done)rendering).Html;
        var comment = author is null
            ? await FromGuestAsync(place, draft, form, html, hash, cancel)
            : Comment.ByAuthor(place, author, draft.Words, html, hash, isPrivate: false, time.GetUtcNow());
        return mayStore() ? await StoreAsync(comment, key, cancel) : new Submission.TooMany();
    }

    private async Task<CommentPlace?> FindPlaceAsync(CommentedPost post, int? to, CancellationToken cancel) =>
        to is null
            ? CommentPlace.On(post.Id)
            : await db.Comments.Approved().Where(comment => comment.Id == to && comment.PostId == post.Id)
                .Select(comment => new CommentPlace(comment.PostId, comment.Id, comment.ThreadAt)).SingleOrDefaultAsync(cancel);

    private async Task<Submission?> FindSentAsync(string key, byte[] hash, CancellationToken cancel)
    {
        var found = await SentWith.Execute(db, hash).SingleOrDefaultAsync(cancel);
        return found switch
        {
            null => null,
            { AuthorId: not null } => new Submission.Appeared(found.Id),
            { State: CommentState.Pending or CommentState.Spam } when found.CreatedAt > time.GetUtcNow() - SameSending => new Submission.Sent(key),
            { State: CommentState.Approved, StateBefore: null } when found.CreatedAt > time.GetUtcNow() - DoubleClick => new Submission.Sent(key),
            _ => new Submission.SentBefore(found.NeedsCare),
        };
    }

    private async Task<Comment> FromGuestAsync(CommentPlace place, CommentDraft draft, FormTime.Opened form, string html, byte[] hash, CancellationToken cancel)
    {
        var comment = Comment.ByGuest(place, draft.Words, html, hash, draft.IsPrivate, time.GetUtcNow());
        await firstLook.AtNewAsync(comment, draft.Words, form.Age, isTrapped: !string.IsNullOrEmpty(draft.Trap), cancel);
        if (site.Settings.CommentsAppearAtOnce)
        {
            comment.AppearAtOnce();
        }

        return comment;
    }

    private async Task<Submission> StoreAsync(Comment comment, string key, CancellationToken cancel)
    {
        try
        {
            await SaveAsync(comment, cancel);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // The other click of a double click was first.
            db.ChangeTracker.Clear();
            return await FindSentAsync(key, comment.KeyHash!, cancel) ?? new Submission.SentBefore(comment.NeedsCare);
        }

        return comment.AuthorId is null ? new Submission.Sent(key) : new Submission.Appeared(comment.Id);
    }

    private async Task SaveAsync(Comment comment, CancellationToken cancel)
    {
        if (comment.Email.Length == 0)
        {
            turn.End();
            await commits.StoreAsync(comment);
        }
        else
        {
            // With a letter in the same transaction.
            db.Comments.Add(comment);
            await letters.SaveWithConfirmationAsync(comment, cancel);
        }
    }

    private sealed record Stored(int Id, int? AuthorId, CommentState State, CommentState? StateBefore, DateTimeOffset CreatedAt, bool NeedsCare);
}
