using Blog.Comments.Spam;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments;

/// <summary>What can be told of words before a person has read them. It sorts them for whoever moderates, and turns nobody away.</summary>
public sealed class FirstLook(BlogDbContext db, SpamFilter filter, SpamTokens tokens)
{
    /// <param name="comment">New, and not stored yet.</param>
    /// <param name="words">What it says.</param>
    /// <param name="age">How long its form had been open.</param>
    /// <param name="isTrapped">A field is filled in that no person sees.</param>
    /// <param name="cancel">Ends it when the visitor has gone.</param>
    public async Task AtNewAsync(Comment comment, CommentWords words, TimeSpan age, bool isTrapped, CancellationToken cancel)
    {
        await CareAsync(comment, words, cancel);
        comment.Resemble(await tokens.LikenessAsync(words, cancel));
        var verdict = isTrapped ? new Verdict(IsSpam: true, Suspicion.Trap) : await filter.JudgeAsync(words, age, comment.PostId, cancel);
        if (verdict.IsSpam)
        {
            comment.HoldAsSpam(verdict.Reasons);
        }
        else
        {
            comment.Suspect(verdict.Reasons);
        }
    }

    /// <summary>At new words of a comment that is there. They are doubted at most: what was waiting goes on waiting, and what was published stays.</summary>
    public async Task AtChangeAsync(Comment comment, CommentWords words, CancellationToken cancel)
    {
        await CareAsync(comment, words, cancel);
        comment.Resemble(await tokens.LikenessAsync(words, cancel));
        comment.Suspect((await filter.JudgeAsync(words, age: null, comment.PostId, cancel)).Reasons);
    }

    private async Task CareAsync(Comment comment, CommentWords words, CancellationToken cancel)
    {
        var rules = await db.CommentRules.AsNoTracking().SingleAsync(cancel);
        if (rules.AskForCare(words))
        {
            comment.AskForCare();
        }
    }
}
