using Blog.Comments.Erasure;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Spam;

/// <summary>Learns from decisions, and unlearns what was taken back. Of the words only keyed numbers are kept, and how often each was seen.</summary>
public sealed class SpamLessons(BlogDbContext db, SpamTokens tokens, ILogger<SpamLessons> log) : IHoldsWords
{
    /// <summary>Makes what was learnt agree with what was decided, also when whoever decided has gone by now. A decision stands whatever happens here.</summary>
    /// <param name="comments">Just decided on, and saved.</param>
    /// <param name="isUndo">Back where they were: that something is held by the filter itself teaches nothing.</param>
    public async Task FollowAsync(IReadOnlyList<Comment> comments, bool isUndo)
    {
        try
        {
            foreach (var comment in comments.Where(comment => comment.AuthorId is null))
            {
                await FollowAsync(comment, Taught(comment, isUndo), CancellationToken.None);
            }
        }
        catch (Exception exception)
        {
            log.LogFailure(exception, "The spam filter could not learn from a decision");
            db.ChangeTracker.Clear();
        }
    }

    public async Task ForgetAsync(IReadOnlyList<int> commentIds, CancellationToken cancel)
    {
        foreach (var id in commentIds)
        {
            await ChangeAsync(id, null, [], cancel);
        }
    }

    private static bool? Taught(Comment comment, bool isUndo) => comment.State switch
    {
        CommentState.Approved or CommentState.Read => false,
        CommentState.Spam when !isUndo => true,
        _ => null,
    };

    private async Task FollowAsync(Comment comment, bool? isSpam, CancellationToken cancel)
    {
        IReadOnlyList<long> learnt = [];
        if (isSpam is not null)
        {
            var words = comment.WaitingEdit is { } edit ? edit.Words : new CommentWords(comment.Name, "", comment.Website, comment.Body);
            // Without the pace, which nobody keeps.
            learnt = [SpamToken.Every, .. await tokens.OfAsync(Features.Of(words, new Signs(words, age: null)), cancel)];
        }

        await ChangeAsync(comment.Id, isSpam, [.. learnt.Distinct()], cancel);
    }

    private async Task ChangeAsync(int commentId, bool? isSpam, IReadOnlyList<long> learnt, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // From here on nobody else changes what was learnt: all begin with the same row.
        FormattableString first =
            $"""
             INSERT INTO "SpamTokens" ("Token", "Genuine", "Spam") VALUES ({SpamToken.Every}, 0, 0)
             ON CONFLICT ("Token") DO UPDATE SET "Spam" = "SpamTokens"."Spam"
             """;
        await db.Database.ExecuteSqlAsync(first, cancel);

        if (await db.SpamLessons.SingleOrDefaultAsync(lesson => lesson.CommentId == commentId, cancel) is { } before)
        {
            await CountAsync(before.Tokens, before.IsSpam, -1, cancel);
            await db.SpamTokens.Where(token => token.Genuine <= 0 && token.Spam <= 0 && token.Token != SpamToken.Every).ExecuteDeleteAsync(cancel);
            db.SpamLessons.Remove(before);
            await db.SaveChangesAsync(cancel);
        }

        if (isSpam is { } decision && await db.Comments.AnyAsync(comment => comment.Id == commentId && comment.State != CommentState.Withdrawn, cancel))
        {
            var known = await db.SpamTokens.Where(token => learnt.Contains(token.Token)).Select(token => token.Token).ToListAsync(cancel);
            db.SpamTokens.AddRange(learnt.Except(known).Select(token => new SpamToken(token, 0, 0)));
            db.SpamLessons.Add(new SpamLesson(commentId, decision, learnt));
            await db.SaveChangesAsync(cancel);
            await CountAsync(learnt, decision, 1, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private Task<int> CountAsync(IReadOnlyList<long> counted, bool isSpam, int by, CancellationToken cancel)
    {
        var these = db.SpamTokens.Where(token => counted.Contains(token.Token));
        return isSpam
            ? these.ExecuteUpdateAsync(change => change.SetProperty(token => token.Spam, token => token.Spam + by), cancel)
            : these.ExecuteUpdateAsync(change => change.SetProperty(token => token.Genuine, token => token.Genuine + by), cancel);
    }
}
