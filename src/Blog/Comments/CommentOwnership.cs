using Blog.Data;
using Blog.Markdown;
using Blog.Settings;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments;

/// <summary>What the holder of a key may do with the words it belongs to.</summary>
public sealed class CommentOwnership(BlogDbContext db, CurrentSite site, MarkdownRenderer markdown, TimeProvider time)
{
    public async Task<Change> EditAsync(string key, CommentWords words, long version, CancellationToken cancel)
    {
        var comment = await db.Comments.WithKey(key).SingleOrDefaultAsync(cancel);
        if (comment is null)
        {
            return new Change.NotFound();
        }

        var mistakes = words.Mistakes().ToList();
        if (mistakes.Count > 0)
        {
            return new Change.Refused(mistakes);
        }

        if (!comment.CanBeEdited || comment.Version != version)
        {
            return new Change.Overtaken();
        }

        var rendering = await markdown.RenderCommentAsync(words.Text, cancel);
        if (rendering is Rendering.Refused(var reason))
        {
            return new Change.Refused([new("text", reason)]);
        }

        comment.Edit(words, ((Rendering.Done)rendering).Html, time.GetUtcNow());
        comment.Suspect(Suspicion.Of(words, age: null));
        if (site.Settings.CommentsAppearAtOnce)
        {
            comment.AppearAtOnce();
        }

        return await SaveAsync(cancel);
    }

    public async Task<Change> WithdrawAsync(string key, CancellationToken cancel)
    {
        Change change;
        do
        {
            db.ChangeTracker.Clear();
            if (await db.Comments.WithKey(key).SingleOrDefaultAsync(cancel) is not { } comment)
            {
                return new Change.NotFound();
            }

            comment.Withdraw(time.GetUtcNow());
            change = await SaveAsync(cancel);
        }
        // A moderator decided at the same moment; to take one's words back needs nobody's leave.
        while (change is Change.Overtaken);
        // Also when whoever asked has gone by now.
        await db.ForgetErasedAsync(CancellationToken.None);
        return change;
    }

    private async Task<Change> SaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Change.Done();
        }
        catch (DbUpdateConcurrencyException)
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

        /// <summary>It has been decided on, edited or withdrawn since the page was opened.</summary>
        public sealed record Overtaken : Change;
    }
}
