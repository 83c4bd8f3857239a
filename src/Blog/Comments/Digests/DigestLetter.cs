using Blog.Accounts;
using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Hosting;
using Blog.Mail;
using Blog.Markdown;
using Blog.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Digests;

/// <summary>The letter about what waits, as it is at the moment when it is sent. It tells numbers; words only to who wants them in a letter.</summary>
public sealed class DigestLetter(BlogDbContext db, CurrentSite site, IUserClaimsPrincipalFactory<Author> claims, BaseAddress address)
{
    /// <summary>Posts and words beyond these are counted only.</summary>
    private const int Most = 20;

    private const int QuotedLength = 500;

    /// <summary>Null when nothing waits (any more).</summary>
    public async Task<Letter?> WriteAsync(OutgoingMail mail, CancellationToken cancel)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == mail.DigestForId, cancel) is not { Email: { } email } author)
        {
            return null;
        }

        var waiting = db.Comments.WaitingFor(await claims.CreateAsync(author));
        var posts = await waiting.GroupBy(comment => new { comment.PostId, comment.Post.Title })
            .Select(group => new Waiting(group.Key.Title, group.Count(), group.Count(comment => comment.NeedsCare), group.Min(comment => comment.WaitingSince)!.Value))
            .ToListAsync(cancel);
        if (posts.Count == 0)
        {
            return null;
        }

        var all = Sentence(posts.Sum(post => post.Count));
        var isQuoting = await db.DigestPlans.AnyAsync(plan => plan.AuthorId == author.Id && plan.WithWords, cancel);
        IEnumerable<string> text =
        [
            $"Dear {Author.FirstName(author.Name)},",
            $"{all}, since {site.DayAndTime(posts.Min(post => post.Since))}.",
            string.Join('\n', Lines([.. posts.OrderBy(post => post.Since).ThenBy(post => post.Title, StringComparer.Ordinal)])),
            $"They are here:\n{address.Of(CommentUrl.Queue)}",
            .. isQuoting ? await QuotesAsync(waiting, cancel) : [],
            $"--\nYou have asked for these letters. When they come, and whether:\n{address.Of(DigestUrl.Page)}",
        ];
        return new Letter(email, $"{(posts.Exists(post => post.Care > 0) ? "Needs care: " : "")}{all} at {site.Name}", string.Join("\n\n", text));
    }

    private static string Sentence(int count) => count == 1 ? "One comment waits for you" : $"{count} comments wait for you";

    // First who needs care, then where somebody has waited longest.
    private static IEnumerable<string> Lines(IReadOnlyList<Waiting> posts)
    {
        var others = posts.Where(post => post.Others > 0).ToList();
        var rest = others.Skip(Most).Sum(post => post.Others);
        return
        [
            .. posts.Where(post => post.Care > 0).Select(post => $"Needs care: {post.Care} on “{post.Title}”"),
            .. others.Take(Most).Select(post => $"{post.Others} on “{post.Title}”"),
            .. rest > 0 ? [$"{rest} on other posts"] : Array.Empty<string>(),
        ];
    }

    // What was told to the authors alone, or is folded for readers, does not travel by mail.
    private static async Task<IEnumerable<string>> QuotesAsync(IQueryable<Comment> waiting, CancellationToken cancel)
    {
        var comments = await waiting.InQueueOrder().Take(Most)
            .Select(comment => new
            {
                comment.Name,
                comment.Post.Title,
                comment.IsPrivate,
                Note = comment.Edit != null && !comment.Edit.IsDeclined ? comment.Edit.ContentNote : comment.ContentNote,
                Html = comment.Edit != null && !comment.Edit.IsDeclined ? comment.Edit.Html : comment.Html,
            }).ToListAsync(cancel);
        return comments.Select(comment =>
            $"{CommentNames.Shown(comment.Name)} on “{comment.Title}”:\n"
            + (comment.IsPrivate ? "(a private note)" : comment.Note.Length > 0 ? $"(folded: {comment.Note})" : $"> {Excerpt.From(VisibleText.Of(comment.Html), QuotedLength)}"));
    }

    private sealed record Waiting(string Title, int Count, int Care, DateTimeOffset Since)
    {
        public int Others => Count - Care;
    }
}
