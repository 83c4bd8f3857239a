using Blog.Comments.Keys;
using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Hosting;
using Blog.Languages;
using Blog.Mail;
using Blog.Markdown;
using Blog.Posts;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Replies;

/// <summary>The letter that tells somebody of a reply, in the words that readers see at the moment when it is sent.</summary>
public sealed class ReplyNotice(BlogDbContext db, CurrentSite site, CommentPasses passes, BaseAddress address, TimeProvider time)
{
    /// <summary>Null when readers do not see the reply (any more), or nobody wants the letter (any more).</summary>
    public async Task<Letter?> WriteAsync(OutgoingMail mail, CancellationToken cancel)
    {
        var reader = await WhoWants(mail)
            .Select(comment => new { comment.Id, comment.Email, comment.KeyHash }).SingleOrDefaultAsync(cancel);
        var published = db.Posts.Published(time.GetUtcNow());
        var reply = await Approved(mail).Where(comment => published.Any(post => post.Id == comment.PostId))
            .Select(comment => new Reply(
                comment.Id, comment.ParentId, comment.Author == null ? comment.Name : comment.Author.Name, comment.ContentNote, comment.Html, comment.Post.Slug, comment.Post.Title))
            .SingleOrDefaultAsync(cancel);
        if (reader is null || reply is null)
        {
            return null;
        }

        var unsubscribe = address.Of(CommentUrl.ToAddress(await passes.MakeAsync(CommentPasses.Address(reader.Email), reader.Id, reader.KeyHash!, cancel)));
        return new Letter(reader.Email, LetterTexts.ReplySubject.With(reply.ShownName, site.Name), Text(reply, reader.Id, unsubscribe)) { Unsubscribe = unsubscribe };
    }

    /// <summary>Nothing is in its way but that the post is not public, which it may be again: by its time, or by a decision that knows nothing of letters.</summary>
    public async Task<bool> MayStillComeAsync(OutgoingMail mail, CancellationToken cancel) => await WhoWants(mail).AnyAsync(cancel) && await Approved(mail).AnyAsync(cancel);

    /// <summary>Using an address keeps it.</summary>
    public Task NoteSentAsync(OutgoingMail mail, CancellationToken cancel)
    {
        DateTimeOffset? now = time.GetUtcNow();
        return db.Comments.Where(comment => comment.Id == mail.ForCommentId && comment.EmailUsedAt != null)
            .ExecuteUpdateAsync(change => change.SetProperty(comment => comment.EmailUsedAt, now), cancel);
    }

    private IQueryable<Comment> WhoWants(OutgoingMail mail) =>
        db.Comments.Where(comment => comment.Id == mail.ForCommentId && comment.EmailConfirmedAt != null && comment.KeyHash != null && comment.State != CommentState.Spam);

    private IQueryable<Comment> Approved(OutgoingMail mail) => db.Comments.Approved().Where(comment => comment.Id == mail.CommentId);

    private string Text(Reply reply, int readerId, string unsubscribe)
    {
        var beginning = reply.ParentId == readerId ? LetterTexts.ReplyToYou : LetterTexts.ReplyBelow;
        var words = reply.ContentNote.Length > 0 ? LetterTexts.ReplyFolded.With(reply.ContentNote) : Quoted(reply.Html);
        return string.Join("\n\n", beginning.With(reply.ShownName, reply.Title), words, LetterTexts.ReplyLink.With(address.Of(PostUrl.ToComment(reply.Slug, reply.Id))),
            LetterTexts.ReplyEnd.With(site.Name, unsubscribe));
    }

    // What readers see, and nothing else that may stand in the Markdown.
    private static string Quoted(string html) => string.Join("\n>\n", VisibleText.Of(html).Split('\n').Select(line => $"> {line}"));

    private sealed record Reply(int Id, int? ParentId, string Name, string ContentNote, string Html, string Slug, string Title)
    {
        public string ShownName => CommentNames.Shown(Name);
    }
}
