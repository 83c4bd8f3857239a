using Blog.Comments.Rules;
using Blog.Comments.Spam;
using Blog.Data;
using Blog.Hosting.PageCache;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Submissions;

/// <summary>
/// What can be told of words before a person has read them. It sorts them for whoever moderates, and turns nobody away. Who needs care comes before all
/// else, then what the owner's lists say, then what the spam filter thinks.
/// </summary>
public sealed class FirstLook(BlogDbContext db, Remembered<CommentRules> remembered, SpamFilter filter, SpamTokens tokens)
{
    /// <param name="comment">New, and not stored yet.</param>
    /// <param name="words">What it says.</param>
    /// <param name="age">How long its form had been open.</param>
    /// <param name="isTrapped">A field is filled in that no person sees.</param>
    /// <param name="cancel">Ends it when the visitor has gone.</param>
    public async Task AtNewAsync(Comment comment, CommentWords words, TimeSpan age, bool isTrapped, CancellationToken cancel)
    {
        var verdict = await LookAsync(comment, words, age, isTrapped, cancel);
        if (verdict.IsSpam)
        {
            comment.HoldAsSpam(verdict.Reasons);
        }
    }

    /// <summary>At new words of a comment that is there. The filter only doubts them; what waits and is on a list of spam is put away.</summary>
    public Task AtChangeAsync(Comment comment, CommentWords words, CancellationToken cancel) => LookAsync(comment, words, age: null, isTrapped: false, cancel);

    private async Task<Verdict> LookAsync(Comment comment, CommentWords words, TimeSpan? age, bool isTrapped, CancellationToken cancel)
    {
        var rules = await remembered.FindAsync(ReadRulesAsync, cancel);
        if (rules!.AskForCare(words, comment.NewestHtml))
        {
            comment.AskForCare();
        }

        var likeness = await tokens.LikenessAsync(words, cancel);
        comment.Resemble(likeness);
        var verdict = isTrapped
            ? new Verdict(IsSpam: true, Suspicion.Trap)
            : await filter.JudgeAsync(rules.WithoutKnownLinks(words), likeness, age, comment.PostId, cancel);
        comment.Suspect(verdict.Reasons);
        comment.List(rules.Look(words, comment.NewestHtml));
        return verdict;
    }

    private Task<CommentRules?> ReadRulesAsync(CancellationToken cancel) => db.CommentRules.AsNoTracking().SingleOrDefaultAsync(cancel);
}
