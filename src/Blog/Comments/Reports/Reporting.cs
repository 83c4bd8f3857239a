using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Languages;
using Blog.Posts;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Reports;

/// <summary>What the form for a report brings, free of the web.</summary>
/// <param name="Reason">Null: none was chosen.</param>
/// <param name="Form">The signed <see cref="FormTime"/>.</param>
/// <param name="Trap">A field that people do not see.</param>
public sealed record ReportDraft(ReportReason? Reason, string Words, string? Form, string? Trap);

/// <summary>Takes what readers report, and takes a comment from view when several have.</summary>
public sealed class Reporting(BlogDbContext db, FormTime formTime, TimeProvider time)
{
    /// <summary>More say nothing new.</summary>
    private const int MostOfOneComment = 50;

    /// <summary>Nobody chooses a reason faster.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <param name="slug">The post's.</param>
    /// <param name="commentId">What is reported.</param>
    /// <param name="draft">What the form brought.</param>
    /// <param name="isFirst">Asked last, and only once: whether this visitor has not reported this comment before.</param>
    /// <param name="cancel">Ends it when the visitor has gone.</param>
    public async Task<Outcome> ReportAsync(string slug, int commentId, ReportDraft draft, Func<bool> isFirst, CancellationToken cancel)
    {
        if (!await Reportable(slug, commentId).AnyAsync(cancel))
        {
            return new Outcome.NotFound();
        }

        var mistakes = Mistakes(draft).ToList();
        if (mistakes.Count > 0)
        {
            return new Outcome.Refused(mistakes);
        }

        if (formTime.Read(draft.Form) is not { } form)
        {
            return new Outcome.Refused([new("", CommentTexts.FormTooOld)]);
        }

        // A robot, or somebody who has told us already: thanked like everybody.
        var isCounted = string.IsNullOrEmpty(draft.Trap) && form.Age >= Moment && isFirst();
        if (isCounted && await db.CommentReports.CountAsync(report => report.CommentId == commentId, cancel) < MostOfOneComment)
        {
            db.CommentReports.Add(new CommentReport(commentId, draft.Reason!.Value, draft.Words, time.GetUtcNow()));
            await db.SaveChangesAsync(cancel);
            // What has been said counts, also when whoever said it has gone by now.
            await FollowAsync(commentId, CancellationToken.None);
        }

        return new Outcome.Done();
    }

    /// <summary>What a reader can see, and no author has written.</summary>
    public IQueryable<Comment> Reportable(string slug, int commentId) => db.Comments.Approved()
        .Where(comment => comment.Id == commentId && comment.AuthorId == null)
        .Where(comment => db.Posts.Published(time.GetUtcNow()).Any(post => post.Id == comment.PostId && post.Slug == slug));

    // By all reports that are stored by now: of two at once, the later one sees both.
    private async Task FollowAsync(int commentId, CancellationToken cancel)
    {
        var threshold = await db.CommentRules.Select(rules => rules.ReportThreshold).SingleAsync(cancel);
        await db.UntilWonAsync(Tries.Endless, async () =>
        {
            // Null: deleted with its post.
            var comment = await db.Comments.SingleOrDefaultAsync(comment => comment.Id == commentId, cancel);
            comment?.HideIfReported(threshold, time.GetUtcNow());
            return await db.SaveChangesAsync(cancel);
        });
    }

    private static IEnumerable<Mistake> Mistakes(ReportDraft draft)
    {
        if (draft.Reason is null)
        {
            yield return new("reason", CommentTexts.ReportReasonMissing);
        }

        if (draft.Words.Length > CommentReport.WordsLength)
        {
            yield return new("words", CommentTexts.ReportWordsTooLong.With(draft.Words.Length, CommentReport.WordsLength));
        }
    }

    /// <summary>What became of a report.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        public sealed record Done : Outcome;

        /// <summary>No such comment for readers (any more), or an author's.</summary>
        public sealed record NotFound : Outcome;

        public sealed record Refused(IReadOnlyList<Mistake> Mistakes) : Outcome;
    }
}
